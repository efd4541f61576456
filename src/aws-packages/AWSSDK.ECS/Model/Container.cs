using System.Text.Json;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class Container
{
    public string ContainerArn { get; set; }

    public int? ExitCode { get; set; }

    public HealthStatus HealthStatus { get; set; }

    public string Image { get; set; }

    public string LastStatus { get; set; }

    public string Name { get; set; }

    public string Reason { get; set; }

    public string TaskArn { get; set; }

    internal static Container Read(JsonElement json) => new()
    {
        ContainerArn = json.Text("containerArn"),
        ExitCode = json.Number("exitCode"),
        HealthStatus = json.Text("healthStatus"),
        Image = json.Text("image"),
        LastStatus = json.Text("lastStatus"),
        Name = json.Text("name"),
        Reason = json.Text("reason"),
        TaskArn = json.Text("taskArn"),
    };
}
