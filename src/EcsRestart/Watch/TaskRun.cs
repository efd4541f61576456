using EcsRestart.Ecs;
using EcsRestart.Names;
using EcsRestart.Plan;

namespace EcsRestart.Watch;

/// <summary>Tasks that this run or an earlier one of the same schedule started.</summary>
public sealed record TaskRun
{
    public required TaskRef Task { get; init; }

    /// <summary>As ECS's answer to the call showed them.</summary>
    public required IReadOnlyList<TaskSnapshot> InitialTasks { get; init; }

    /// <summary>The containers whose exit codes are the verdict.</summary>
    public required IReadOnlyList<string> EssentialContainers { get; init; }

    /// <summary>How long they may take.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>When they were asked for, as a timestamp of the run's clock.</summary>
    public required long StartedAt { get; init; }

    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>True for tasks that an earlier run started.</summary>
    public bool IsAdopted { get; init; }

    /// <param name="firstCallAt">When RunTask was called first. What is clearly older was started by an earlier run, and its time counts from then.</param>
    internal static TaskRun Of(PlanItem.RunTask step, TaskLaunch launch, DateTimeOffset firstCallAt, TimeProvider clock)
    {
        var createdAt = launch.Tasks.Min(task => task.CreatedAt);
        var isEarlier = createdAt < firstCallAt - ClockSkew;
        return new()
        {
            Task = step.Task,
            InitialTasks = launch.Tasks,
            EssentialContainers = step.Definition.EssentialContainers,
            Timeout = step.Entry.Timeout,
            StartedAt = clock.TimestampOf(isEarlier && createdAt is { } earlier ? earlier : firstCallAt),
            Warnings = isEarlier ? [.. step.Warnings, "An earlier run of this schedule started it; this one started nothing."] : step.Warnings,
            IsAdopted = isEarlier,
        };
    }

    /// <summary>How far ECS's clock and this machine's may be apart.</summary>
    private static TimeSpan ClockSkew => TimeSpan.FromSeconds(10);
}
