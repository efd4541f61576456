using System.Text.Json.Nodes;

namespace EcsRestart.Simulator;

/// <summary>A service whose deployments start, replace the tasks of the previous ones, and complete or fail.</summary>
/// <remarks>The state changes only in <see cref="AdvanceTo"/>, which plays everything due in time order.</remarks>
internal sealed class SimulatedService
{
    private static readonly TimeSpan RollbackRequestDelay = TimeSpan.FromSeconds(2);

    private readonly IdGenerator _ids;
    private readonly IdGenerator _hookIds;
    private readonly TaskGenerator _taskGenerator;
    private readonly ServiceEvents _events;
    private readonly RolloutHealth _health;
    private readonly DeploymentRecords _records;
    private readonly DeploymentHistory _deployments = new();
    private readonly TaskPool _tasks = new();
    private readonly TaskExtremes _extremes = new();
    private DateTimeOffset _now;
    private readonly List<(DateTimeOffset At, Action Act)> _interventions = [];
    private bool _schedulerIsDue;
    private bool _isSteady;

    public SimulatedService(
        ServiceIdentity identity, ServiceBehavior behavior, SimulatedTaskDefinition taskDefinition, DateTimeOffset now)
    {
        Identity = identity;
        Behavior = behavior;
        TaskDefinition = taskDefinition;
        CreatedAt = now;
        _ids = new IdGenerator(identity.Seed);
        _hookIds = new IdGenerator($"{identity.Seed}/hooks");
        _taskGenerator = new TaskGenerator(_ids);
        _events = new ServiceEvents(identity, _ids);
        _records = new DeploymentRecords(
            new IdGenerator($"{identity.Seed}/records"), revision => TaskCounts.From(this, task => task.Deployment.Revision == revision));
        _health = new RolloutHealth(identity, _deployments, _records, _tasks, _events, _ids);
        _now = now;
        Deploy(taskDefinition);
    }

    public ServiceIdentity Identity { get; }

    /// <summary>The current settings.</summary>
    public ServiceBehavior Behavior { get; private set; }

    public SimulatedTaskDefinition TaskDefinition { get; private set; }

    public DateTimeOffset CreatedAt { get; }

    public string Status { get; private set; } = "ACTIVE";

    /// <summary>PRIMARY first. Empty once the service is INACTIVE.</summary>
    public IReadOnlyList<SimulatedDeployment> Deployments => _deployments.All;

    public IReadOnlyList<SimulatedTask> Tasks => _tasks.All;

    public IReadOnlyCollection<ServiceEvent> Events => _events.NewestFirst;

    /// <summary>A value from the request that only responses use.</summary>
    public JsonNode? NetworkConfiguration { get; init; }

    /// <summary>The views for readers with a lag. Null when there is no read lag.</summary>
    public ViewHistory? History { get; set; }

    /// <summary>The time of the current state.</summary>
    public DateTimeOffset Now => _now;

    public int HealthyCount => _tasks.CountTasks(_now, _ => true).Healthy;

    /// <summary>Null until the service was first steady.</summary>
    public int? MinHealthyCount => _extremes.MinHealthy;

    public int MaxTaskCount => _extremes.MaxTasks;

    public int ForcedDeployments { get; private set; }

    /// <summary>The service deployments, oldest first.</summary>
    public IReadOnlyList<DeploymentRecord> Records => _records.All;

    public IReadOnlyList<string> FailedDeploymentIds => _deployments.FailedIds;

    private SimulatedDeployment Primary => _deployments.Primary;

    public TaskPhase PhaseOf(SimulatedTask task) => task.PhaseAt(_now);

    /// <summary>Starts a deployment that replaces the tasks of all previous ones.</summary>
    public void Deploy(SimulatedTaskDefinition taskDefinition)
    {
        TaskDefinition = taskDefinition;
        _health.ForgetReplacements();
        var deployment = NewDeployment(taskDefinition);
        _records.Start(deployment, [.. Deployments.Select(previous => previous.Revision).Distinct()], Behavior, _now);
        _deployments.Start(deployment);
        OnChanged();
    }

    private SimulatedDeployment NewDeployment(SimulatedTaskDefinition taskDefinition)
    {
        var isFirst = _deployments.All.Count == 0;
        var stages = isFirst
            ? RolloutStages.WithoutHooks(Behavior.Strategy.ShiftAndBakeTime, _hookIds, _now)
            : RolloutStages.Create(Behavior, _hookIds, _now);
        if (!isFirst)
            _events.Plan(_now, Behavior.ScriptedEvents);
        var id = _ids.NextDeploymentId();
        var isRecorded = Behavior.DeploymentController == "ECS" && (Behavior.ServiceDeployments.IncludeFirst || !isFirst);
        return new(id, taskDefinition, _now, Behavior.Strategy.KeepsBothSets, stages)
        {
            IsFirst = isFirst,
            Revision = new(Arns.NameIn(id), taskDefinition, Behavior, isRecorded, _now),
            AlarmAt = !isFirst && Behavior.Alarms is { Enable: true, AlreadyInAlarm: false, TriggerAfter: { } after } ? _now + after : null,
        };
    }

    /// <summary>Starts a deployment requested with <c>forceNewDeployment</c>.</summary>
    public void Force(SimulatedTaskDefinition taskDefinition)
    {
        if (ForcedDeployments++ == 0)
        {
            Plan(Behavior.RedeployedAfter, () => Deploy(TaskDefinition));
            Plan(Behavior.RolledBackAfter, RollBackByUser);
            Plan(Behavior.StoppedAfter, StopByUser);
        }

        Deploy(taskDefinition);
    }

    /// <summary>Changes settings that do not require a deployment: counts, percentages, circuit breaker.</summary>
    public void Change(ServiceBehavior behavior)
    {
        Behavior = behavior;
        OnChanged();
    }

    /// <summary>Stops all tasks. The service is INACTIVE once they have stopped.</summary>
    public void Delete()
    {
        Status = "DRAINING";
        _interventions.Clear();
        _events.ForgetPlanned();
        Change(Behavior with { DesiredCount = 0 });
    }

    public void AdvanceTo(DateTimeOffset now)
    {
        while (NextChange() is { } moment && moment <= now)
        {
            _now = moment;
            Play();
            _tasks.MoveStopped(_now);
        }

        _now = now > _now ? now : _now;
        _tasks.MoveStopped(_now);
    }

    /// <remarks>The scheduler runs after the current call, so its response shows the new deployment without tasks, as in ECS.</remarks>
    private void OnChanged()
    {
        _schedulerIsDue = true;
        History?.Record(_now);
    }

    private DateTimeOffset? NextChange() => Earlier(
        Earlier(NextOwnChange(), _interventions.Min(intervention => (DateTimeOffset?)intervention.At)), _events.NextPlanned);

    /// <summary>The next time the service changes without an intervention, or null.</summary>
    private DateTimeOffset? NextOwnChange() =>
        _schedulerIsDue ? _now : Earlier(Earlier(_tasks.NextChangeAfter(_now), _deployments.NextChangeAfter(_now)), _records.NextChangeAfter(_now));

    private void Play()
    {
        ApplyInterventions();
        _events.AddPlanned(_now);
        _health.Play(Behavior, _now);
        AdvanceStages();
        TaskDefinition = Primary.TaskDefinition;
        var decision = Schedule();
        _schedulerIsDue = !decision.IsEmpty;
        _deployments.RemoveFinished(deployment => _tasks.HasAny(_now, task => task.Deployment == deployment), _now);
        if (Status == "ACTIVE")
            UpdateSteadyState();
        else
            Close();
        History?.Record(_now);
    }

    private void Plan(TimeSpan? after, Action act)
    {
        if (after is { } wait)
            _interventions.Add((_now + wait, act));
    }

    /// <summary>Applies due interventions: someone else deploys the service or stops its deployment.</summary>
    private void ApplyInterventions()
    {
        foreach (var (_, act) in _interventions.Where(intervention => intervention.At <= _now).ToList())
            act();
        _interventions.RemoveAll(intervention => intervention.At <= _now);
    }

    private void RollBackByUser()
    {
        if (_records.Unfinished is { IsRollingBack: false } record)
            RequestRollback(record);
    }

    private void StopByUser()
    {
        if (Primary is { IsInProgress: true, IsRestored: false } && !_records.HasSucceeded(Primary))
            _health.FailDeployment(RolloutFailure.StoppedByUser, rollback: false, Behavior, _now);
    }

    private void AdvanceStages()
    {
        if (!Primary.IsInProgress)
            return;

        Primary.Stages.Advance(IsScaledUp(), _now);
        if (Primary.Stages.FailedHookAt(_now) is { } failedHook)
            _health.FailDeployment(RolloutFailure.HookFailed(failedHook, _now), rollback: true, Behavior, _now);
        else if (Primary.Stages.IsAtEnd && _records.Unfinished is { IsRollingBack: false })
            Succeed();
    }

    private void Succeed()
    {
        _records.Succeed(_now);
        if (Behavior.ServiceDeployments.CompletedDelay > TimeSpan.Zero)
            Primary.CompletesAfter = _now + Behavior.ServiceDeployments.CompletedDelay;
    }

    /// <summary>
    /// Requests the rollback of the unfinished service deployment. It takes effect after a delay, during which the deployment may still
    /// succeed.
    /// </summary>
    public void RequestRollback(DeploymentRecord record)
    {
        record.RequestRollback(_now);
        Primary.RollsBackAt = _now + RollbackRequestDelay;
        OnChanged();
    }

    /// <summary>Answers a pause of the unfinished service deployment.</summary>
    public void Answer(HookRun hook, string action)
    {
        hook.Answer(action);
        OnChanged();
    }

    /// <summary>Replaces the tags of the service.</summary>
    public void Tag(IReadOnlyDictionary<string, string> tags) => Change(Behavior with { Tags = tags });

    private bool IsScaledUp() => _tasks.CountTasks(_now, IsPrimary).Healthy >= Behavior.DesiredCount
        && (Primary.ShiftsTraffic || _tasks.CountTasks(_now, IsPrevious).Live == 0);

    private SchedulingDecision Schedule()
    {
        var primary = _tasks.CountTasks(_now, IsPrimary);
        var decision = SchedulingDecision.Next(Behavior, Primary, primary, _tasks.CountTasks(_now, IsPrevious), _now);
        Stop([
            .. _tasks.Removable(_now, IsPrevious).Take(decision.StopPrevious),
            .. _tasks.Removable(_now, IsPrimary).Take(decision.StopPrimary)]);
        Start(decision.Start);
        _health.ReportFailedTasks(_now);
        Primary.IsScheduled = true;
        return decision;
    }

    private void Start(int count)
    {
        if (count == 0)
            return;

        var started = _taskGenerator.Create(count, Primary, Behavior, _now);
        _tasks.Add(started);
        _events.Started(_now, started, _health.TakeReplacements(count));
        Primary.RecordTaskStart();
    }

    private void Stop(IReadOnlyList<SimulatedTask> tasks)
    {
        foreach (var task in tasks)
            task.Stop(_now, StopReason.Scaled(task.Deployment));
        _events.Stopped(_now, tasks);
        _events.Deregistered(_now, tasks);
    }

    /// <summary>
    /// Completes the deployment when all tasks are in place, and adds the events for a completed, steady or blocked service.
    /// </summary>
    private void UpdateSteadyState()
    {
        var tasks = _tasks.CountTasks(_now, _ => true);
        var desired = Behavior.DesiredCount;
        var wasSteady = _isSteady;
        _isSteady = Deployments.Count == 1 && tasks == new TaskTotals(Live: desired, Healthy: desired, Draining: 0)
            && (!Primary.IsInProgress || (Primary.Stages.IsAtEnd && !(Primary.CompletesAfter > _now)));
        if (_isSteady && Primary.IsInProgress)
        {
            _deployments.CompletePrimary(_now);
            _records.Succeed(_now);
            _events.Completed(_now, Primary);
            _events.Steady(_now);
        }
        else if (_isSteady && !wasSteady)
        {
            _events.Steady(_now);
        }
        else if (!_isSteady && Primary.IsInProgress && NextOwnChange() is null && !Primary.IsBlockedReported)
        {
            Primary.IsBlockedReported = true;
            _events.Blocked(_now);
        }

        _extremes.Record(tasks, _isSteady);
    }

    private void Close()
    {
        if (_tasks.HasAny(_now, _ => true))
            return;

        Status = "INACTIVE";
        _deployments.Clear();
        _records.Clear();
        _schedulerIsDue = false;
    }

    private bool IsPrimary(SimulatedTask task) => task.Deployment == Primary;

    private bool IsPrevious(SimulatedTask task) => task.Deployment != Primary;

    private static DateTimeOffset? Earlier(DateTimeOffset? first, DateTimeOffset? second) => first <= second || second is null ? first : second;
}
