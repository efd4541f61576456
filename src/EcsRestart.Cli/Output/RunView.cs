using EcsRestart.Plan;
using EcsRestart.Watch;

namespace EcsRestart.Cli.Output;

/// <summary>The current state of a run. Thread-safe.</summary>
internal sealed class RunView
{
    private readonly Lock _lock = new();

    /// <summary>Rows by service or task.</summary>
    private readonly Dictionary<object, RunRow> _rows = [];

    private volatile RestartPlan? _plan;

    /// <summary>Null until the plan is complete.</summary>
    public RestartPlan? Plan => _plan;

    /// <summary>A row for each service and task that the run acts on, in plan order.</summary>
    public IReadOnlyList<RunRow> Rows
    {
        get
        {
            lock (_lock)
                return [.. _rows.Values];
        }
    }

    /// <returns>The row that changed, or null when the whole view changed.</returns>
    public RunRow? Apply(RunProgress progress)
    {
        lock (_lock)
        {
            return progress switch
            {
                RunProgress.RolloutStarted(var rollout) => Change<RolloutRow>(rollout.Service, row => row with { Rollout = rollout }),
                RunProgress.RolloutObserved(var rollout, var snapshot) => Change<RolloutRow>(rollout.Service, row => row with { Snapshot = snapshot }),
                RunProgress.ServiceFinished(var service, var result) => Change<RolloutRow>(service, row => row with { Result = result }),
                RunProgress.TaskStarted(var run) => Change<TaskRow>(run.Task, row => row with { Run = run }),
                RunProgress.TaskObserved(var run, var tasks) => Change<TaskRow>(run.Task, row => row with { Tasks = tasks }),
                RunProgress.TaskFinished(var task, var result) => Change<TaskRow>(task, row => row with { Result = result }),
                RunProgress.Planned(var plan) => Start(plan),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
    }

    private RunRow Change<TRow>(object key, Func<TRow, TRow> change)
        where TRow : RunRow => _rows[key] = change((TRow)_rows[key]);

    private RunRow? Start(RestartPlan plan)
    {
        foreach (var item in plan.Steps)
        {
            if (item is PlanItem.ForService service)
                _rows[service.Service] = new RolloutRow(service.Service, service.Wave);
            else if (item is PlanItem.RunTask run)
                _rows[run.Task] = new TaskRow(run.Task, run.Wave);
        }

        _plan = plan;
        return null;
    }
}
