using System.Diagnostics;
using EcsRestart.Discovery;
using EcsRestart.Request;
using EcsRestart.Results;

namespace EcsRestart.Plan;

/// <summary>The plan of a run that may not do anything, or has no time to.</summary>
internal static class Standstill
{
    /// <param name="named">The targets that the request names.</param>
    /// <param name="services">What the others come to.</param>
    /// <param name="tasks">What tasks come to.</param>
    public static RestartPlan Of(
        RestartRequest request, IReadOnlyList<Target> named, (ResultCode Code, string Sentence) services, (ResultCode Code, string Sentence) tasks) => new(
    [
        .. named.Select(target => new PlanItem.Settled(target switch
        {
            Target.Named { Service: var service } => RestartResult.For(service, services.Code, services.Sentence),
            Target.Rejected(var result) => result,
            _ => throw new UnreachableException(),
        })),
        .. request.Select.Select(selection => new PlanItem.Settled(
            RestartResult.Of(selection.Cluster, selection.Service.Pattern, services.Code, services.Sentence).In(selection.Options.Location))),
        .. request.Tasks.Select(task => new PlanItem.Settled(
            RestartResult.OfTask(task.Cluster, task.TaskDefinition, tasks.Code, tasks.Sentence))),
    ]);
}
