using System.Text.Json;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class DeploymentLifecycleHook
{
    public string HookTargetArn { get; set; }

    public List<string> LifecycleStages { get; set; } = Absent.List<string>();

    public DeploymentLifecycleHookTargetType TargetType { get; set; }

    public DeploymentLifecycleHookTimeoutConfiguration TimeoutConfiguration { get; set; }

    internal static DeploymentLifecycleHook Read(JsonElement json) => new()
    {
        HookTargetArn = json.Text("hookTargetArn"),
        LifecycleStages = json.Texts("lifecycleStages"),
        TargetType = json.Text("targetType"),
        TimeoutConfiguration = json.Object("timeoutConfiguration", DeploymentLifecycleHookTimeoutConfiguration.Read),
    };
}
