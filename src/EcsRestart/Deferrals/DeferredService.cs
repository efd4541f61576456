using EcsRestart.Names;
using EcsRestart.Plan;
using EcsRestart.Request;
using EcsRestart.Results;

namespace EcsRestart.Deferrals;

/// <summary>A service that was skipped because its deployment was in progress, with its options.</summary>
/// <param name="Position">The index of its result in the report.</param>
internal sealed record DeferredService(int Position, ServiceRef Service, ServiceOptions Options)
{
    public static IReadOnlyList<DeferredService> Of(RestartPlan plan, IReadOnlyList<RestartResult> results) =>
    [
        .. from position in Enumerable.Range(0, results.Count)
           where results[position].Code == ResultCode.DeploymentInProgress
           select plan.Steps[position] switch
           {
               PlanItem.ForService step => new DeferredService(position, step.Service, step.Options),
               PlanItem.Settled { Service: { } service, Options: { } options } => new DeferredService(position, service, options),
               _ => null,
           } into deferred
           where deferred is not null
           select deferred,
    ];
}
