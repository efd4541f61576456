namespace EcsRestart.Simulator;

/// <summary>How the list of deployments shows a failed deployment while ECS rolls it back.</summary>
public enum FailedDeploymentView
{
    /// <summary>Status ACTIVE, <c>rolloutState</c> FAILED.</summary>
    Failed,

    /// <summary>Status ACTIVE, <c>rolloutState</c> IN_PROGRESS, as if nothing had happened.</summary>
    InProgress,

    /// <summary>Status DRAINING, <c>rolloutState</c> FAILED.</summary>
    Draining,
}
