using EcsRestart.Ecs;
using EcsRestart.Names;
using EcsRestart.Watch;

namespace EcsRestart.Cli.Output;

/// <summary>The current state of an entry of <c>tasks</c>.</summary>
internal sealed record TaskRow(TaskRef Task, int Wave) : RunRow(Task.ClusterName, Task.Name, Wave)
{
    public TaskRun? Run { get; init; }

    public IReadOnlyList<TaskSnapshot> Tasks { get; init; } = [];

    public override long? StartedAt => Run?.StartedAt;

    /// <summary>The number of tasks per status, such as <c>1 RUNNING, 1 STOPPED</c>.</summary>
    public override string NewTasks
    {
        get
        {
            var states = (Tasks.Count > 0 ? Tasks : Run?.InitialTasks ?? []).CountBy(task => task.LastStatus, StringComparer.Ordinal);
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
