using EcsRestart.Ecs;
using EcsRestart.Report;
using EcsRestart.Request;
using EcsRestart.Targets;

namespace EcsRestart.Plan;

/// <summary>What the run will do about one result of the report.</summary>
public abstract record PlanStep
{
    private PlanStep()
    {
    }

    /// <summary>Nothing: the result is known.</summary>
    public record Settled(RestartResult Result) : PlanStep;

    /// <summary>Nothing, for a reason that lies in the service.</summary>
    public sealed record Refused(RestartResult Result, ServiceRef Service, ServiceOptions Options) : Settled(Result);

    /// <summary>Something: restart a service, or watch what an earlier run started.</summary>
    /// <param name="Look">The service as it was when this was decided.</param>
    /// <param name="LookedAt">When that was, as a timestamp of the run's clock.</param>
    public abstract record Act(ServiceRef Service, ServiceOptions Options, ServiceSnapshot Look, long LookedAt) : PlanStep;

    /// <param name="Warnings">What is worth knowing of the service.</param>
    public sealed record Restart(
        ServiceRef Service, ServiceOptions Options, ServiceSnapshot Look, long LookedAt, IReadOnlyList<string> Warnings)
        : Act(Service, Options, Look, LookedAt);

    /// <param name="DeploymentId">The deployment that an earlier run of this schedule started.</param>
    /// <param name="CreatedAt">When it did; see <see cref="Preflight.PreflightVerdict.Adopt"/>.</param>
    public sealed record Adopt(
        ServiceRef Service, ServiceOptions Options, ServiceSnapshot Look, long LookedAt, string DeploymentId, DateTimeOffset CreatedAt)
        : Act(Service, Options, Look, LookedAt);
}
