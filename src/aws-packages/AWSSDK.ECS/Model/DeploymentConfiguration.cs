using System.Text.Json;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class DeploymentConfiguration
{
    public DeploymentAlarms Alarms { get; set; }

    public int? BakeTimeInMinutes { get; set; }

    public CanaryConfiguration CanaryConfiguration { get; set; }

    public DeploymentCircuitBreaker DeploymentCircuitBreaker { get; set; }

    public DeploymentEarlySuccessCriteria EarlySuccessCriteria { get; set; }

    public List<DeploymentLifecycleHook> LifecycleHooks { get; set; } = Absent.List<DeploymentLifecycleHook>();

    public LinearConfiguration LinearConfiguration { get; set; }

    public int? MaximumPercent { get; set; }

    public int? MinimumHealthyPercent { get; set; }

    public DeploymentStrategy Strategy { get; set; }

    internal static DeploymentConfiguration Read(JsonElement json) => new()
    {
        Alarms = json.Object("alarms", DeploymentAlarms.Read),
        BakeTimeInMinutes = json.Number("bakeTimeInMinutes"),
        CanaryConfiguration = json.Object("canaryConfiguration", CanaryConfiguration.Read),
        DeploymentCircuitBreaker = json.Object("deploymentCircuitBreaker", DeploymentCircuitBreaker.Read),
        EarlySuccessCriteria = json.Object("earlySuccessCriteria", DeploymentEarlySuccessCriteria.Read),
        LifecycleHooks = json.List("lifecycleHooks", DeploymentLifecycleHook.Read),
        LinearConfiguration = json.Object("linearConfiguration", LinearConfiguration.Read),
        MaximumPercent = json.Number("maximumPercent"),
        MinimumHealthyPercent = json.Number("minimumHealthyPercent"),
        Strategy = json.Text("strategy"),
    };
}
