using EcsRestart.Ecs;
using EcsRestart.Names;
using EcsRestart.Request;
using EcsRestart.Results;

namespace EcsRestart.Plan;

/// <summary>What the run will do about one result of the report.</summary>
public abstract record PlanItem
{
    private PlanItem()
    {
    }

    /// <summary>Nothing to do: the result is known.</summary>
    public sealed record Settled(RestartResult Result) : PlanItem
    {
        /// <summary>The task that the result is of; null when it is of a service.</summary>
        public BlockingTask? Hold { get; init; }

        /// <summary>The service that preflight refused; null for every other result.</summary>
        public ServiceRef? Service { get; init; }

        /// <summary>What the request says of that service.</summary>
        public ServiceOptions? Options { get; init; }
    }

    /// <summary>Something, in its wave.</summary>
    public abstract record Executable : PlanItem
    {
        public abstract int Wave { get; }
    }

    /// <summary>Restart a service, or watch what an earlier run started.</summary>
    /// <param name="Snapshot">The service as it was when this was decided.</param>
    /// <param name="CheckedAt">When that was, as a timestamp of the run's clock.</param>
    public abstract record ForService(ServiceRef Service, ServiceOptions Options, ServiceSnapshot Snapshot, long CheckedAt) : Executable
    {
        public override int Wave => Options.Wave;
    }

    /// <param name="Warnings">What is worth knowing of the service.</param>
    public sealed record Restart(
        ServiceRef Service, ServiceOptions Options, ServiceSnapshot Look, long LookedAt, IReadOnlyList<string> Warnings)
        : ForService(Service, Options, Look, LookedAt);

    /// <param name="DeploymentId">The deployment that an earlier run of this schedule started.</param>
    /// <param name="CreatedAt">When it did; see <see cref="Preflight.PreflightVerdict.Adopt"/>.</param>
    public sealed record Adopt(
        ServiceRef Service, ServiceOptions Options, ServiceSnapshot Look, long LookedAt, string DeploymentId, DateTimeOffset CreatedAt)
        : ForService(Service, Options, Look, LookedAt);

    /// <summary>Run a task.</summary>
    /// <param name="Waits">Whether it is watched to its end, and later waves wait for that.</param>
    /// <param name="Definition">The task definition as it was when this was decided.</param>
    /// <param name="Warnings">What is worth knowing of it.</param>
    public sealed record RunTask(
        TaskRef Task, TaskEntry Entry, bool Waits, TaskDefinitionSnapshot Definition, IReadOnlyList<string> Warnings)
        : Executable
    {
        public override int Wave => Entry.Wave;
    }
}
