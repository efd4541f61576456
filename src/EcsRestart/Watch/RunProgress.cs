using EcsRestart.Ecs;
using EcsRestart.Names;
using EcsRestart.Plan;
using EcsRestart.Results;

namespace EcsRestart.Watch;

/// <summary>What happens in a run, as it happens.</summary>
public abstract record RunProgress
{
    private RunProgress()
    {
    }

    /// <summary>It is known what the run will do.</summary>
    public sealed record Planned(RestartPlan Plan) : RunProgress;

    /// <summary>ECS accepted a restart.</summary>
    public sealed record RolloutStarted(Rollout Rollout) : RunProgress;

    /// <summary>A rollout under way was looked at.</summary>
    public sealed record RolloutObserved(Rollout Rollout, ServiceSnapshot Snapshot) : RunProgress;

    /// <summary>A service's result is known.</summary>
    public sealed record ServiceFinished(ServiceRef Service, RestartResult Result) : RunProgress;

    /// <summary>ECS started a task.</summary>
    public sealed record TaskStarted(TaskRun Run) : RunProgress;

    /// <summary>A task under way was looked at.</summary>
    /// <param name="Tasks">As they were seen last; those not seen yet are missing.</param>
    public sealed record TaskObserved(TaskRun Run, IReadOnlyList<TaskSnapshot> Tasks) : RunProgress;

    /// <summary>A task's result is known.</summary>
    public sealed record TaskFinished(TaskRef Task, RestartResult Result) : RunProgress;
}
