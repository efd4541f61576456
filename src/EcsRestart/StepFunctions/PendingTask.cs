using EcsRestart.Ecs;
using EcsRestart.Names;
using EcsRestart.Request;
using EcsRestart.Watch;

namespace EcsRestart.StepFunctions;

/// <summary>Tasks without a verdict, with all that the next step needs to continue watching them.</summary>
public sealed record PendingTask
{
    /// <summary>The tasks as they were last described.</summary>
    public required IReadOnlyList<TaskSnapshot> Tasks { get; init; }

    /// <summary>See <see cref="TaskRun.EssentialContainers"/>.</summary>
    public required IReadOnlyList<string> EssentialContainers { get; init; }

    /// <summary>When RunTask was called.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    public IReadOnlyList<string>? Warnings { get; init; }

    internal static PendingTask Of(TaskRun run, IReadOnlyList<TaskSnapshot> seen, TimeProvider clock) => new()
    {
        Tasks = [.. run.InitialTasks.Select(task => seen.FirstOrDefault(other => other.Arn == task.Arn) ?? task)],
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
