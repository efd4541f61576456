using EcsRestart.Ecs;
using EcsRestart.Request;

namespace EcsRestart.Preflight;

/// <summary>All that a service is judged by before it is restarted.</summary>
/// <param name="Now">When ECS described it.</param>
/// <param name="Request">What the run as a whole asks for.</param>
/// <param name="Options">What it asks for this service.</param>
internal sealed record PreflightCase(ServiceSnapshot Service, DateTimeOffset Now, RestartRequest Request, ServiceOptions Options)
{
    public DeploymentArithmetic Arithmetic => DeploymentArithmetic.Of(
        Service.DesiredCount, Service.MinimumHealthyPercent, Service.MaximumPercent);

    /// <summary>
    /// True while ECS replaces tasks. Behind a Classic Load Balancer, where it does not tell, that is so until one deployment is left
    /// and runs all its tasks.
    /// </summary>
    public bool IsRollingOut => Service.Primary switch
    {
        null => false,
        { RolloutState: { } state } => state == RolloutState.InProgress,
        _ => Service.Deployments.Count > 1 || Service.RunningCount != Service.DesiredCount,
    };

    public TimeSpan AgeOf(DeploymentSnapshot deployment) => Now - deployment.CreatedAt;
}
