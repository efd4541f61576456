using System.Text.Json;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class ServiceDeploymentCircuitBreaker
{
    public int? FailureCount { get; set; }

    public ServiceDeploymentRollbackMonitorsStatus Status { get; set; }

    public int? Threshold { get; set; }

    internal static ServiceDeploymentCircuitBreaker Read(JsonElement json) => new()
    {
        FailureCount = json.Number("failureCount"),
        Status = json.Text("status"),
        Threshold = json.Number("threshold"),
    };
}
