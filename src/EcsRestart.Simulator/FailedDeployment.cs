namespace EcsRestart.Simulator;

/// <summary>How ECS shows a failed deployment and its rollback. Real responses differ; each form here has been recorded at least once.</summary>
public sealed record FailedDeployment
{
    /// <summary>
    /// From the failure that reaches the threshold of the circuit breaker until the breaker acts; default 0. Recorded: 3 s to 5 min.
    /// </summary>
    public TimeSpan BreakerDelay { get; init; }

    /// <summary>How the list of deployments shows it while ECS rolls it back; default <see cref="FailedDeploymentView.Failed"/>.</summary>
    public FailedDeploymentView ShownAs { get; init; }

    /// <summary>True (default) when the event that reports the failure contains the deployment ID.</summary>
    public bool EventNamesDeployment { get; init; } = true;

    /// <summary>True when the restored deployment gets a new ID and starts tasks of its own; default false.</summary>
    public bool RestoredWithNewId { get; init; }

    /// <summary>True when <c>createdAt</c> of the restored deployment is the start of the rollback; default false.</summary>
    public bool RestoredWithNewDate { get; init; }
}
