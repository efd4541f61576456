using System.Collections.Immutable;

namespace EcsRestart.Simulator;

/// <summary>The lifecycle stages of a deployment, and the hooks that hold it at a stage.</summary>
/// <remarks>Linear and canary deployments run the hooks of a traffic shift once, not for each step.</remarks>
internal sealed class RolloutStages
{
    private const string ScaleUp = "SCALE_UP";
    private const string PreScaleUp = "PRE_SCALE_UP";
    private const string PostScaleUp = "POST_SCALE_UP";
    private const string Bake = "BAKE_TIME";
    private const string CleanUp = "CLEAN_UP";

    private static readonly ImmutableArray<string> RollingHookStages = [PreScaleUp, PostScaleUp];

    private static readonly ImmutableArray<string> HookStages =
    [
        PreScaleUp, PostScaleUp, "TEST_TRAFFIC_SHIFT", "POST_TEST_TRAFFIC_SHIFT", "PRE_PRODUCTION_TRAFFIC_SHIFT", "PRODUCTION_TRAFFIC_SHIFT",
        "POST_PRODUCTION_TRAFFIC_SHIFT",
    ];

    private readonly ImmutableArray<(string Name, TimeSpan Duration)> _stages;
    private readonly IReadOnlyList<LifecycleHook> _hooks;
    private readonly IdGenerator _ids;
    private readonly List<HookRun> _runs = [];
    private DateTimeOffset _enteredAt;
    private int _current;

    private RolloutStages(
        IEnumerable<(string Name, TimeSpan Duration)> stages, IReadOnlyList<LifecycleHook> hooks, IdGenerator ids, DateTimeOffset now)
    {
        _stages = [.. stages];
        _hooks = hooks;
        _ids = ids;
        Enter(0, now);
    }

    public string Current => _stages[_current].Name;

    /// <summary>True once tasks may start and, in a rolling deployment, old ones may stop.</summary>
    public bool HasScaleUpStarted => Current != PreScaleUp;

    /// <summary>True once all traffic has shifted and the bake time has passed.</summary>
    public bool IsAtEnd => _current == _stages.Length - 1;

    /// <summary>The stage as service deployments show it. Stages at which only hooks run have no name there.</summary>
    public string CurrentInApi => Current == "PRE_PRODUCTION_TRAFFIC_SHIFT" ? "POST_TEST_TRAFFIC_SHIFT" : Current;

    /// <summary>True once production traffic goes to the new tasks.</summary>
    public bool HasTrafficShifted => Current is "POST_PRODUCTION_TRAFFIC_SHIFT" or Bake or CleanUp;

    /// <summary>All hook runs so far, oldest first.</summary>
    public IReadOnlyList<HookRun> Runs => _runs;

    public static IReadOnlyList<string> HookStagesOf(DeploymentStrategy strategy) => strategy.KeepsBothSets ? HookStages : RollingHookStages;

    /// <param name="ids">Generates the IDs of hook runs.</param>
    public static RolloutStages Create(ServiceBehavior behavior, IdGenerator ids, DateTimeOffset now)
    {
        var strategy = behavior.Strategy;
        var bake = strategy.KeepsBothSets ? strategy.BakeTime
            : behavior.Alarms is { Enable: true, AlreadyInAlarm: false, BakeTime: var alarmBake } ? alarmBake
            : TimeSpan.Zero;
        var stages = HookStagesOf(strategy)
            .Select(stage => (stage, stage == "PRODUCTION_TRAFFIC_SHIFT" ? strategy.ShiftTime : TimeSpan.Zero)).ToList();
        stages.Insert(1, (ScaleUp, TimeSpan.Zero));
        return new([.. stages, (Bake, bake), (CleanUp, TimeSpan.Zero)], behavior.LifecycleHooks, ids, now);
    }

    /// <summary>Creates the stages of a rollback or of the first deployment of a service: no hooks, no bake time for alarms.</summary>
    public static RolloutStages WithoutHooks(TimeSpan shiftAndBake, IdGenerator ids, DateTimeOffset now) =>
        new([(ScaleUp, TimeSpan.Zero), (Bake, shiftAndBake), (CleanUp, TimeSpan.Zero)], [], ids, now);

    /// <param name="isScaledUp">True when all new tasks are healthy and, in a rolling deployment, all old ones are stopping.</param>
    public void Advance(bool isScaledUp, DateTimeOffset now)
    {
        while (!IsAtEnd && IsDone(isScaledUp, now))
            Enter(_current + 1, now);
    }

    /// <summary>Returns the hook run that requires a rollback, or null.</summary>
    public HookRun? FailedHookAt(DateTimeOffset now) => _runs.Find(run => run.RejectsAt(now));

    public DateTimeOffset? NextChangeAfter(DateTimeOffset now) =>
        _runs.Select(run => run.NextChangeAfter(now)).Append(_enteredAt + _stages[_current].Duration).Where(change => change > now).Min();

    private bool IsDone(bool isScaledUp, DateTimeOffset now) => Current == ScaleUp
        ? isScaledUp
        : now >= _enteredAt + _stages[_current].Duration && !_runs.Exists(run => run.IsPendingAt(now) || run.RejectsAt(now));

    private void Enter(int stage, DateTimeOffset now)
    {
        _current = stage;
        _enteredAt = now;
        _runs.AddRange(
            from hook in _hooks
            where hook.Stages.Contains(Current)
            select new HookRun(hook, _ids.NextUuid(), Current, now));
    }
}
