using EcsRestart.Ecs;
using EcsRestart.Names;
using EcsRestart.Request;
using EcsRestart.Results;

namespace EcsRestart.Plan;

/// <summary>What the run will do for one result of the report.</summary>
public abstract record PlanItem
{
    private PlanItem()
    {
    }

    /// <summary>An item without an action: its result is already known.</summary>
    public sealed record Settled(RestartResult Result) : PlanItem
    {
        /// <summary>The task of the result; null when the result is for a service.</summary>
        public BlockingTask? Hold { get; init; }

        /// <summary>The service that preflight refused; null for all other results.</summary>
        public ServiceRef? Service { get; init; }

        /// <summary>The options that the request sets for that service.</summary>
        public ServiceOptions? Options { get; init; }
    }

    /// <summary>An action to perform in its wave.</summary>
    public abstract record Executable : PlanItem
    {
        public abstract int Wave { get; }
    }

    /// <summary>An action on a service: a restart, or watching the deployment of an earlier run.</summary>
    /// <param name="Snapshot">The service as preflight checked it.</param>
    /// <param name="CheckedAt">When it was checked, as a timestamp of the run's clock.</param>
    public abstract record ForService(ServiceRef Service, ServiceOptions Options, ServiceSnapshot Snapshot, long CheckedAt) : Executable
    {
        public override int Wave => Options.Wave;
    }

    /// <summary>Restart a service.</summary>
    /// <param name="Warnings">The warnings of preflight.</param>
    public sealed record Restart(
        ServiceRef Service, ServiceOptions Options, ServiceSnapshot Snapshot, long CheckedAt, IReadOnlyList<string> Warnings)
        : ForService(Service, Options, Snapshot, CheckedAt);

    /// <summary>Watch the deployment that an earlier run of this schedule started.</summary>
    /// <param name="DeploymentId">The deployment that an earlier run of this schedule started.</param>
    /// <param name="CreatedAt">When the deployment was created; see <see cref="Preflight.PreflightVerdict.Adopt"/>.</param>
    public sealed record Adopt(
        ServiceRef Service, ServiceOptions Options, ServiceSnapshot Snapshot, long CheckedAt, string DeploymentId, DateTimeOffset CreatedAt)
        : ForService(Service, Options, Snapshot, CheckedAt);

    /// <summary>Run a task.</summary>
    /// <param name="Waits">True when the task is watched until it stops and later waves wait for it.</param>
    /// <param name="Definition">The task definition as preflight checked it.</param>
    /// <param name="Warnings">The warnings of preflight.</param>
    public sealed record RunTask(
        TaskRef Task, TaskEntry Entry, bool Waits, TaskDefinitionSnapshot Definition, IReadOnlyList<string> Warnings)
        : Executable
    {
        public override int Wave => Entry.Wave;
    }
}
