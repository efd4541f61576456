using System.Text.Json;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class NetworkConfiguration
{
    public AwsVpcConfiguration AwsvpcConfiguration { get; set; }

    internal static void Write(NetworkConfiguration value, Utf8JsonWriter json) => json
        .Object("awsvpcConfiguration", value.AwsvpcConfiguration, AwsVpcConfiguration.Write);
}
