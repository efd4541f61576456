using EcsRestart.Plan;
using EcsRestart.Watch;

namespace EcsRestart.Cli.Output;

/// <summary>All that is known of a run while it goes on. Safe to use from several threads.</summary>
internal sealed class RunView
{
    private readonly Lock _lock = new();

    /// <summary>By service or task.</summary>
    private readonly Dictionary<object, RunRow> _rows = [];

    private volatile RestartPlan? _plan;

    /// <summary>Null until it is made.</summary>
    public RestartPlan? Plan => _plan;

    /// <summary>A row for each service and task that the plan acts on, in its order.</summary>
    public IReadOnlyList<RunRow> Rows
    {
        get
        {
            lock (_lock)
                return [.. _rows.Values];
        }
    }

    /// <returns>The row that changed; null when it is the whole picture.</returns>
    public RunRow? Apply(RunProgress happened)
    {
        lock (_lock)
        {
            return happened switch
            {
                RunProgress.RolloutStarted(var rollout) => Change<RolloutRow>(rollout.Service, row => row with { Rollout = rollout }),
                RunProgress.RolloutObserved(var rollout, var snapshot) => Change<RolloutRow>(rollout.Service, row => row with { Snapshot = snapshot }),
                RunProgress.ServiceFinished(var service, var result) => Change<RolloutRow>(service, row => row with { Result = result }),
                RunProgress.TaskStarted(var run) => Change<TaskRow>(run.Task, row => row with { Run = run }),
                RunProgress.TaskObserved(var run, var seen) => Change<TaskRow>(run.Task, row => row with { Seen = seen }),
                RunProgress.TaskFinished(var task, var result) => Change<TaskRow>(task, row => row with { Result = result }),
                RunProgress.Planned(var plan) => Begin(plan),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
    }

    private RunRow Change<TRow>(object key, Func<TRow, TRow> change)
        where TRow : RunRow => _rows[key] = change((TRow)_rows[key]);

    private RunRow? Begin(RestartPlan plan)
    {
        foreach (var step in plan.Steps)
        {
            if (step is PlanItem.ForService act)
                _rows[act.Service] = new RolloutRow(act.Service, act.Wave);
            else if (step is PlanItem.RunTask run)
                _rows[run.Task] = new TaskRow(run.Task, run.Wave);
        }

        _plan = plan;
        return null;
    }
}
