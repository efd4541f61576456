using System.Text.Json;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class AwsVpcConfiguration
{
    public AssignPublicIp AssignPublicIp { get; set; }

    public List<string> SecurityGroups { get; set; } = Absent.List<string>();

    public List<string> Subnets { get; set; } = Absent.List<string>();

    internal static void Write(AwsVpcConfiguration value, Utf8JsonWriter json) => json
        .Text("assignPublicIp", value.AssignPublicIp)
        .Texts("securityGroups", value.SecurityGroups)
        .Texts("subnets", value.Subnets);
}
