using System.Text.Json;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class DeploymentEarlySuccessCriteria
{
    public bool? Enable { get; set; }

    public int? HealthyPercent { get; set; }

    public ServiceRevisionCleanup SourceServiceRevisionCleanup { get; set; }

    internal static DeploymentEarlySuccessCriteria Read(JsonElement json) => new()
    {
        Enable = json.Flag("enable"),
        HealthyPercent = json.Number("healthyPercent"),
        SourceServiceRevisionCleanup = json.Text("sourceServiceRevisionCleanup"),
    };
}
