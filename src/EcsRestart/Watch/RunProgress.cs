using EcsRestart.Ecs;
using EcsRestart.Names;
using EcsRestart.Plan;
using EcsRestart.Results;

namespace EcsRestart.Watch;

/// <summary>A progress notification of a run.</summary>
public abstract record RunProgress
{
    private RunProgress()
    {
    }

    /// <summary>The plan of the run has been decided.</summary>
    public sealed record Planned(RestartPlan Plan) : RunProgress;

    /// <summary>ECS accepted a restart.</summary>
    public sealed record RolloutStarted(Rollout Rollout) : RunProgress;

    /// <summary>A rollout in progress was described.</summary>
    public sealed record RolloutObserved(Rollout Rollout, ServiceSnapshot Snapshot) : RunProgress;

    /// <summary>The result of a service has been decided.</summary>
    public sealed record ServiceFinished(ServiceRef Service, RestartResult Result) : RunProgress;

    /// <summary>ECS started a task.</summary>
    public sealed record TaskStarted(TaskRun Run) : RunProgress;

    /// <summary>A running task was described.</summary>
    /// <param name="Tasks">The tasks as they were last described. Tasks that ECS has not returned yet are missing.</param>
    public sealed record TaskObserved(TaskRun Run, IReadOnlyList<TaskSnapshot> Tasks) : RunProgress;

    /// <summary>The result of a task has been decided.</summary>
    public sealed record TaskFinished(TaskRef Task, RestartResult Result) : RunProgress;
}
