using System.Diagnostics;
using EcsRestart.Discovery;
using EcsRestart.Request;
using EcsRestart.Results;

namespace EcsRestart.Plan;

/// <summary>The plan of a run.</summary>
/// <param name="Steps">One item for each result of the report, in the same order.</param>
public sealed record RestartPlan(IReadOnlyList<PlanItem> Steps)
{
    /// <summary>
    /// The positions of the executable items, grouped by wave. In each wave, rollouts that are already in progress come first. Otherwise the
    /// order is that of the report.
    /// </summary>
    public IEnumerable<IReadOnlyList<int>> Waves
    {
        get
        {
            var executable = new List<int>();
            for (var position = 0; position < Steps.Count; position++)
            {
                if (Steps[position] is PlanItem.Executable)
                    executable.Add(position);
            }

            executable.Sort((one, other) => Compare(ExecutableAt(one), one, ExecutableAt(other), other));
            for (int first = 0, next; first < executable.Count; first = next)
            {
                next = first + 1;
                while (next < executable.Count && ExecutableAt(executable[next]).Wave == ExecutableAt(executable[first]).Wave)
                    next++;
                yield return executable.GetRange(first, next - first);
            }
        }
    }

    /// <summary>Returns the plan of a run that must not restart anything, or has no time left.</summary>
    /// <param name="named">The targets that the request names.</param>
    /// <param name="services">The result code and sentence of every service.</param>
    /// <param name="tasks">The result code and sentence of every task.</param>
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
    /// Returns the plan with all waves halted that follow a task that preflight refused. Rollouts that an earlier run started are still
    /// watched.
    /// </summary>
    internal RestartPlan HaltWavesAfterRefusedTask()
    {
        var refused = Steps.OfType<PlanItem.Settled>()
            .Where(step => step is { Hold: not null, Result.Status: ResultStatus.Failed } && step.Result.Code != ResultCode.OutOfTime)
            .MinBy(step => step.Hold?.Wave);
        return refused is { Hold: { } blocker, Result.Code: var code } ? new RestartPlan([.. Steps.Select(step => step switch
        {
            PlanItem.Restart restart when restart.Wave > blocker.Wave => Halted(RestartResult.For(restart.Service, ResultCode.Halted, blocker.Sentence(code))),
            PlanItem.RunTask run when run.Wave > blocker.Wave => Halted(RestartResult.For(run.Task, ResultCode.Halted, blocker.Sentence(code))),
            _ => step,
        })]) : this;

        static PlanItem Halted(RestartResult result) => new PlanItem.Settled(result);
    }

    private static int Compare(PlanItem.Executable one, int position, PlanItem.Executable other, int otherPosition)
    {
        if (one.Wave != other.Wave)
            return one.Wave.CompareTo(other.Wave);
        if (one is PlanItem.Adopt != other is PlanItem.Adopt)
            return one is PlanItem.Adopt ? -1 : 1;
        return position.CompareTo(otherPosition);
    }

    private PlanItem.Executable ExecutableAt(int position) => (PlanItem.Executable)Steps[position];
}
