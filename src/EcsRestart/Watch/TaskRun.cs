using EcsRestart.Ecs;
using EcsRestart.Names;
using EcsRestart.Plan;

namespace EcsRestart.Watch;

/// <summary>Tasks that this run or an earlier one of the same schedule started.</summary>
public sealed record TaskRun
{
    public required TaskRef Task { get; init; }

    /// <summary>The tasks as the response to RunTask showed them.</summary>
    public required IReadOnlyList<TaskSnapshot> InitialTasks { get; init; }

    /// <summary>The containers whose exit codes decide the verdict.</summary>
    public required IReadOnlyList<string> EssentialContainers { get; init; }

    /// <summary>How long the tasks may run.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>When the tasks were requested, as a timestamp of the run's clock.</summary>
    public required long StartedAt { get; init; }

    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>True for tasks that an earlier run started.</summary>
    public bool IsAdopted { get; init; }

    /// <param name="firstCallAt">When RunTask was first called. Clearly older tasks are from an earlier run; their timeout counts from their creation.</param>
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
            Warnings = isEarlier ? [.. step.Warnings, "An earlier run of this schedule already started the task, so this run did not start it again."] : step.Warnings,
            IsAdopted = isEarlier,
        };
    }

    /// <summary>The tolerated difference between the ECS clock and the local clock.</summary>
    private static TimeSpan ClockSkew => TimeSpan.FromSeconds(10);
}
