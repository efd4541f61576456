using EcsRestart.Ecs;
using EcsRestart.Names;
using EcsRestart.Watch;

namespace EcsRestart.Cli.Output;

/// <summary>What is known of one entry of tasks.</summary>
internal sealed record TaskRow(TaskRef Task, int Wave) : RunRow(Task.ClusterName, Task.Name, Wave)
{
    public TaskRun? Run { get; init; }

    public IReadOnlyList<TaskSnapshot> Seen { get; init; } = [];

    public override long? StartedAt => Run?.StartedAt;

    /// <summary>How many are in which state, such as <c>1 RUNNING, 1 STOPPED</c>.</summary>
    public override string NewTasks
    {
        get
        {
            var states = (Seen.Count > 0 ? Seen : Run?.InitialTasks ?? []).CountBy(task => task.LastStatus, StringComparer.Ordinal);
            return string.Join(", ", states.Select(state => $"{state.Value} {state.Key}"));
        }
    }

    public override string OldTasks => "";

    public override string State => (Result, Run) switch
    {
        ({ } result, _) => result.Code.Name,
        (null, null) => "waiting",
        _ => "running",
    };
}
