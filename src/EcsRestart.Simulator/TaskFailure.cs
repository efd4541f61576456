namespace EcsRestart.Simulator;

/// <summary>How the tasks of deployments after the first one fail.</summary>
public sealed record TaskFailure
{
    public required TaskFailureKind Kind { get; init; }

    /// <summary>
    /// The time until the task fails: from its creation for <see cref="TaskFailureKind.CannotStart"/>, from RUNNING for the other kinds.
    /// Null for the start delay (CannotStart), 5 s (<see cref="TaskFailureKind.Crash"/>) or 90 s
    /// (<see cref="TaskFailureKind.NeverHealthy"/>: three container health checks at the default interval). At least 1 s after the creation
    /// of the task.
    /// </summary>
    public TimeSpan? After { get; init; }

    /// <summary>The exit code of the container for <see cref="TaskFailureKind.Crash"/>. Default 1.</summary>
    public int ExitCode { get; init; } = 1;

    /// <summary>The container that fails. Null for the first one in the task definition.</summary>
    public string? Container { get; init; }

    /// <summary>The reason that ECS gives for the container, such as <c>OutOfMemoryError: ...</c>, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>The stopped reason of the task. Null for the AWS message for the kind.</summary>
    public string? StoppedReason { get; init; }

    /// <summary>The number of tasks that fail before the others succeed. Null (default) when all fail.</summary>
    public int? FirstTasks { get; init; }

    /// <summary>True when the first deployment fails too, so there is no deployment to roll back to. Default false.</summary>
    public bool IncludeFirstDeployment { get; init; }

    /// <summary>True when tasks started by a rollback fail too. Default false.</summary>
    public bool RestoredDeploymentToo { get; init; }

    /// <summary>
    /// True when a task that could not start is counted in <c>failedTasks</c> only when the next task starts, as recorded for image pulls.
    /// Default false.
    /// </summary>
    public bool CountedAtNextStart { get; init; }
}
