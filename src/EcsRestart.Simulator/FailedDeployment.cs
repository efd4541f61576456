namespace EcsRestart.Simulator;

/// <summary>
/// How ECS shows a failed deployment and its rollback. Real responses differ; each variant here has been recorded at least once.
/// </summary>
public sealed record FailedDeployment
{
    /// <summary>
    /// The delay between the failure that reaches the circuit breaker threshold and the rollback. Default 0. Recorded: 3 s to 5 min.
    /// </summary>
    public TimeSpan BreakerDelay { get; init; }

    /// <summary>
    /// How the list of deployments shows the failed deployment during the rollback. Default <see cref="FailedDeploymentView.Failed"/>.
    /// </summary>
    public FailedDeploymentView ShownAs { get; init; }

    /// <summary>True (default) when the service event that reports the failure contains the deployment ID.</summary>
    public bool EventNamesDeployment { get; init; } = true;

    /// <summary>True when the restored deployment has a new ID and starts its own tasks. Default false.</summary>
    public bool RestoredWithNewId { get; init; }

    /// <summary>True when <c>createdAt</c> of the restored deployment is the start of the rollback. Default false.</summary>
    public bool RestoredWithNewDate { get; init; }
}
