using EcsRestart.Plan;
using EcsRestart.Targets;

namespace EcsRestart.Cli.Output;

/// <summary>All that is known of a run while it goes on. Safe to use from several threads.</summary>
internal sealed class RunPicture
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ServiceRef, RolloutRow> _rows = [];
    private volatile RestartPlan? _plan;

    /// <summary>Null until it is made.</summary>
    public RestartPlan? Plan => _plan;

    /// <summary>A row for each service that the plan acts on, in its order.</summary>
    public IReadOnlyList<RolloutRow> Rows
    {
        get
        {
            lock (_lock)
                return [.. _rows.Values];
        }
    }

    /// <returns>The row that changed; null when it is the whole picture.</returns>
    public RolloutRow? Apply(RunProgress happened)
    {
        lock (_lock)
        {
            return happened switch
            {
                RunProgress.Started(var rollout) => Change(rollout.Service, row => row with { Rollout = rollout }),
                RunProgress.Observed(var rollout, var snapshot) => Change(rollout.Service, row => row with { Snapshot = snapshot }),
                RunProgress.Settled(var service, var result) => Change(service, row => row with { Result = result }),
                RunProgress.Planned(var plan) => Begin(plan),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
    }

    private RolloutRow Change(ServiceRef service, Func<RolloutRow, RolloutRow> change) => _rows[service] = change(_rows[service]);

    private RolloutRow? Begin(RestartPlan plan)
    {
        foreach (var act in plan.Steps.OfType<PlanStep.Act>())
            _rows[act.Service] = new RolloutRow(act.Service, act.Options.Wave);
        _plan = plan;
        return null;
    }
}
