using System.Text.Json;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class DeploymentLifecycleHookDetail
{
    public DateTime? ExpiresAt { get; set; }

    public string HookId { get; set; }

    public DeploymentLifecycleHookStatus Status { get; set; }

    public string TargetArn { get; set; }

    public DeploymentLifecycleHookTargetType TargetType { get; set; }

    public DeploymentLifecycleHookAction TimeoutAction { get; set; }

    internal static DeploymentLifecycleHookDetail Read(JsonElement json) => new()
    {
        ExpiresAt = json.Time("expiresAt"),
        HookId = json.Text("hookId"),
        Status = json.Text("status"),
        TargetArn = json.Text("targetArn"),
        TargetType = json.Text("targetType"),
        TimeoutAction = json.Text("timeoutAction"),
    };
}
