using System.Text.Json;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class DeploymentLifecycleHookTimeoutConfiguration
{
    public DeploymentLifecycleHookAction Action { get; set; }

    public int? TimeoutInMinutes { get; set; }

    internal static DeploymentLifecycleHookTimeoutConfiguration Read(JsonElement json) => new()
    {
        Action = json.Text("action"),
        TimeoutInMinutes = json.Number("timeoutInMinutes"),
    };
}
