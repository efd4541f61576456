namespace EcsRestart.Simulator;

/// <summary>How the list of deployments shows a failed deployment during its rollback.</summary>
public enum FailedDeploymentView
{
    /// <summary>Status ACTIVE, <c>rolloutState</c> FAILED.</summary>
    Failed,

    /// <summary>Status ACTIVE, <c>rolloutState</c> IN_PROGRESS, as if it had not failed.</summary>
    InProgress,

    /// <summary>Status DRAINING, <c>rolloutState</c> FAILED.</summary>
    Draining,
}
