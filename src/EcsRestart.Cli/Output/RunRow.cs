using EcsRestart.Results;

namespace EcsRestart.Cli.Output;

/// <summary>The current state of a service or task during the run.</summary>
internal abstract record RunRow(string Cluster, string Name, int Wave)
{
    public RestartResult? Result { get; init; }

    public bool HasFailed => Result?.Status == ResultStatus.Failed;

    public string FullName => $"{Cluster}/{Name}";

    /// <summary>The start as a timestamp of the clock of the run. Null before the start.</summary>
    public abstract long? StartedAt { get; }

    /// <summary>The new tasks, such as <c>1 of 3, 2 pending</c>.</summary>
    public abstract string NewTasks { get; }

    /// <summary>The number of running tasks of other deployments.</summary>
    public abstract string OldTasks { get; }

    /// <summary>The state in one or two words.</summary>
    public abstract string State { get; }
}
