namespace EcsRestart.Simulator;

/// <summary>How the tasks of a service's later deployments fail; those of its first deployment do well.</summary>
public sealed record TaskFailure
{
    public required TaskFailureKind Kind { get; init; }

    /// <summary>
    /// Until it fails: of a <see cref="TaskFailureKind.CannotStart"/> from its creation, of the others from RUNNING. Null: as long as a
    /// start takes, 5 s for a <see cref="TaskFailureKind.Crash"/>, and 90 s for <see cref="TaskFailureKind.NeverHealthy"/>, which is
    /// three container health checks at their default interval. At least 1 s after its creation in any case.
    /// </summary>
    public TimeSpan? After { get; init; }

    /// <summary>What the container of a <see cref="TaskFailureKind.Crash"/> exits with; default 1.</summary>
    public int ExitCode { get; init; } = 1;

    /// <summary>The container at fault; null: the task definition's first.</summary>
    public string? Container { get; init; }

    /// <summary>What ECS says of that container, such as <c>OutOfMemoryError: ...</c>; null: nothing.</summary>
    public string? Reason { get; init; }

    /// <summary>What ECS says of the task; null: AWS's words for the kind.</summary>
    public string? StoppedReason { get; init; }

    /// <summary>How many of the service's tasks fail before all others do well; null (default): all fail.</summary>
    public int? FirstTasks { get; init; }

    /// <summary>Whether the first deployment fails too, so that there is none to roll back to; default false.</summary>
    public bool IncludeFirstDeployment { get; init; }

    /// <summary>True when the tasks that ECS starts for a rollback fail too; default false.</summary>
    public bool RestoredDeploymentToo { get; init; }

    /// <summary>
    /// True when a task that could not start counts in <c>failedTasks</c> only once the next task starts, as recorded for image pulls;
    /// default false.
    /// </summary>
    public bool CountedAtNextStart { get; init; }
}
