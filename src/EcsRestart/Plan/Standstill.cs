using System.Diagnostics;
using EcsRestart.Report;
using EcsRestart.Request;
using EcsRestart.Targets;

namespace EcsRestart.Plan;

/// <summary>The plan of a run that may not do anything, or has no time to.</summary>
internal static class Standstill
{
    /// <param name="named">The targets that the request names.</param>
    /// <param name="code">What the others come to.</param>
    public static RestartPlan Of(RestartRequest request, IReadOnlyList<Target> named, ResultCode code, string sentence) => new(
    [
        .. named.Select(target => new PlanStep.Settled(target switch
        {
            Target.Named { Service: var service } => service.Result(code, sentence),
            Target.Settled(var result) => result,
            _ => throw new UnreachableException(),
        })),
        .. request.Select.Select(selection => new PlanStep.Settled(
            RestartResult.Of(selection.Cluster, selection.Service.Pattern, code, sentence))),
    ]);
}
