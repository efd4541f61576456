using EcsRestart.Ecs;
using EcsRestart.Names;
using EcsRestart.Request;
using EcsRestart.Watch;

namespace EcsRestart.StepFunctions;

/// <summary>Tasks that have no verdict yet: all that the next step needs to go on watching them.</summary>
public sealed record PendingTask
{
    /// <summary>As they were seen last.</summary>
    public required IReadOnlyList<TaskSnapshot> Tasks { get; init; }

    /// <summary>See <see cref="TaskRun.EssentialContainers"/>.</summary>
    public required IReadOnlyList<string> EssentialContainers { get; init; }

    /// <summary>When they were asked for.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    public IReadOnlyList<string>? Warnings { get; init; }

    internal static PendingTask Of(TaskRun run, IReadOnlyList<TaskSnapshot> seen, TimeProvider clock) => new()
    {
        Tasks = [.. run.InitialTasks.Select(task => seen.FirstOrDefault(one => one.Arn == task.Arn) ?? task)],
        EssentialContainers = run.EssentialContainers,
        StartedAt = clock.GetUtcNow() - clock.GetElapsedTime(run.StartedAt),
        Warnings = run.Warnings is [] ? null : run.Warnings,
    };

    internal TaskRun ToRun(TaskRef task, TaskEntry entry, TimeProvider clock) => new()
    {
        Task = task,
        InitialTasks = Tasks,
        EssentialContainers = EssentialContainers,
        Timeout = entry.Timeout,
        StartedAt = clock.TimestampOf(StartedAt),
        Warnings = Warnings ?? [],
    };
}
