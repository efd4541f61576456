using System.Diagnostics;
using EcsRestart.Discovery;
using EcsRestart.Request;
using EcsRestart.Results;

namespace EcsRestart.Plan;

/// <summary>What a run will do.</summary>
/// <param name="Steps">One for each result of the report, in its order.</param>
public sealed record RestartPlan(IReadOnlyList<PlanItem> Steps)
{
    /// <summary>
    /// The positions of the steps that act, wave by wave; within a wave first those that only watch, since these rollouts are under way
    /// already, then in the order of the report.
    /// </summary>
    public IEnumerable<IReadOnlyList<int>> Waves
    {
        get
        {
            var acting = new List<int>();
            for (var position = 0; position < Steps.Count; position++)
            {
                if (Steps[position] is PlanItem.Executable)
                    acting.Add(position);
            }

            acting.Sort((one, other) => InOrder(Act(one), one, Act(other), other));
            for (int first = 0, next; first < acting.Count; first = next)
            {
                next = first + 1;
                while (next < acting.Count && Act(acting[next]).Wave == Act(acting[first]).Wave)
                    next++;
                yield return acting.GetRange(first, next - first);
            }
        }
    }

    /// <summary>The plan of a run that must not restart anything, or has no time to.</summary>
    /// <param name="named">The targets that the request names.</param>
    /// <param name="services">The result of every service.</param>
    /// <param name="tasks">The result of every task.</param>
    internal static RestartPlan Blocked(
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

    /// <summary>
    /// The plan without what would never start: the waves after one with a task that preflight refused. A rollout that an earlier run started
    /// is watched even so.
    /// </summary>
    internal RestartPlan HaltWavesAfterRefusedTask()
    {
        var refused = Steps.OfType<PlanItem.Settled>()
            .Where(step => step is { Hold: not null, Result.Status: ResultStatus.Failed } && step.Result.Code != ResultCode.OutOfTime)
            .MinBy(step => step.Hold?.Wave);
        return refused is { Hold: { } hold, Result.Code: var code } ? new RestartPlan([.. Steps.Select(step => step switch
        {
            PlanItem.Restart restart when restart.Wave > hold.Wave => Halted(RestartResult.For(restart.Service, ResultCode.Halted, hold.Sentence(code))),
            PlanItem.RunTask run when run.Wave > hold.Wave => Halted(RestartResult.For(run.Task, ResultCode.Halted, hold.Sentence(code))),
            _ => step,
        })]) : this;

        static PlanItem Halted(RestartResult result) => new PlanItem.Settled(result);
    }

    private static int InOrder(PlanItem.Executable one, int position, PlanItem.Executable other, int otherPosition)
    {
        if (one.Wave != other.Wave)
            return one.Wave.CompareTo(other.Wave);
        if (one is PlanItem.Adopt != other is PlanItem.Adopt)
            return one is PlanItem.Adopt ? -1 : 1;
        return position.CompareTo(otherPosition);
    }

    private PlanItem.Executable Act(int position) => (PlanItem.Executable)Steps[position];
}
