using EcsRestart.Results;

namespace EcsRestart.Cli.Output;

/// <summary>What is known of a service or a task while the run goes on.</summary>
internal abstract record RunRow(string Cluster, string Name, int Wave)
{
    public RestartResult? Result { get; init; }

    public bool HasFailed => Result?.Status == ResultStatus.Failed;

    /// <summary>Cluster and name.</summary>
    public string FullName => $"{Cluster}/{Name}";

    /// <summary>When it began, as a timestamp of the run's clock; null: not yet.</summary>
    public abstract long? StartedAt { get; }

    /// <summary>The new tasks, such as <c>1 of 3, 2 pending</c>.</summary>
    public abstract string NewTasks { get; }

    /// <summary>How many tasks of former deployments still run.</summary>
    public abstract string OldTasks { get; }

    /// <summary>The state in a word or two.</summary>
    public abstract string State { get; }
}
