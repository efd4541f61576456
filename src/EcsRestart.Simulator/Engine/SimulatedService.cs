using System.Text.Json.Nodes;

namespace EcsRestart.Simulator;

/// <summary>The life of a service: deployments come, replace the tasks of the former ones, and complete or fail.</summary>
/// <remarks>Nothing happens between two looks; <see cref="AdvanceTo"/> plays what was due, one moment after the other.</remarks>
internal sealed class SimulatedService
{
    private static readonly TimeSpan RollbackRequestDelay = TimeSpan.FromSeconds(2);

    private readonly IdGenerator _ids;
    private readonly IdGenerator _hookIds;
    private readonly TaskGenerator _source;
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
        ServiceIdentity identity, ServiceBehavior behaviour, SimulatedTaskDefinition taskDefinition, DateTimeOffset now)
    {
        Identity = identity;
        Behaviour = behaviour;
        TaskDefinition = taskDefinition;
        CreatedAt = now;
        _ids = new IdGenerator(identity.Seed);
        _hookIds = new IdGenerator($"{identity.Seed}/hooks");
        _source = new TaskGenerator(_ids);
        _events = new ServiceEvents(identity, _ids);
        _records = new DeploymentRecords(
            new IdGenerator($"{identity.Seed}/records"), revision => TaskCounts.Of(this, task => task.Deployment.Revision == revision));
        _health = new RolloutHealth(identity, _deployments, _records, _tasks, _events, _ids);
        _now = now;
        Deploy(taskDefinition);
    }

    public ServiceIdentity Identity { get; }

    /// <summary>Its settings, as the last change left them.</summary>
    public ServiceBehavior Behaviour { get; private set; }

    public SimulatedTaskDefinition TaskDefinition { get; private set; }

    public DateTimeOffset CreatedAt { get; }

    public string Status { get; private set; } = "ACTIVE";

    /// <summary>PRIMARY first; empty once the service is INACTIVE.</summary>
    public IReadOnlyList<SimulatedDeployment> Deployments => _deployments.All;

    public IReadOnlyList<SimulatedTask> Tasks => _tasks.All;

    public IReadOnlyCollection<ServiceEvent> Events => _events.NewestFirst;

    /// <summary>What the request gave and only answers repeat.</summary>
    public JsonNode? NetworkConfiguration { get; init; }

    /// <summary>For readers that lag behind; null: there are none.</summary>
    public ViewHistory? Past { get; set; }

    /// <summary>The moment its state is at.</summary>
    public DateTimeOffset Now => _now;

    public int HealthyCount => _tasks.Tally(_now, _ => true).Healthy;

    /// <summary>Null until the service first was steady.</summary>
    public int? MinHealthyCount => _extremes.MinHealthy;

    public int MaxTaskCount => _extremes.Highest;

    /// <summary>Its tasks above the desired count over time, oldest first.</summary>
    public IReadOnlyList<ExtraTaskCount> ExtraTasks => _extremes.Extra;

    public int ForcedDeployments { get; private set; }

    /// <summary>Its service deployments, oldest first.</summary>
    public IReadOnlyList<DeploymentRecord> Records => _records.All;

    public IReadOnlyList<string> FailedDeploymentIds => _deployments.FailedIds;

    private SimulatedDeployment Primary => _deployments.Primary;

    public TaskPhase PhaseOf(SimulatedTask task) => task.PhaseAt(_now);

    /// <summary>Starts a deployment; the former ones drain from now on.</summary>
    public void Deploy(SimulatedTaskDefinition taskDefinition)
    {
        TaskDefinition = taskDefinition;
        _health.ForgetReplacements();
        var deployment = NewDeployment(taskDefinition);
        _records.Begin(deployment, [.. Deployments.Select(former => former.Revision).Distinct()], Behaviour, _now);
        _deployments.Begin(deployment);
        HasChanged();
    }

    private SimulatedDeployment NewDeployment(SimulatedTaskDefinition taskDefinition)
    {
        var isFirst = _deployments.All.Count == 0;
        var stages = isFirst
            ? RolloutStages.WithoutHooks(Behaviour.Strategy.ShiftAndBakeTime, _hookIds, _now)
            : RolloutStages.Of(Behaviour, _hookIds, _now);
        if (!isFirst)
            _events.Plan(_now, Behaviour.ScriptedEvents);
        var id = _ids.NextDeploymentId();
        var isRecorded = Behaviour.DeploymentController == "ECS" && (Behaviour.ServiceDeployments.IncludeFirst || !isFirst);
        return new(id, taskDefinition, _now, Behaviour.Strategy.KeepsBothSets, stages)
        {
            IsFirst = isFirst,
            Revision = new(Arns.NameIn(id), taskDefinition, Behaviour, isRecorded, _now),
            AlarmAt = !isFirst && Behaviour.Alarms is { Enable: true, AlreadyInAlarm: false, TriggerAfter: { } after } ? _now + after : null,
        };
    }

    /// <summary>Starts a deployment that someone asked for with <c>forceNewDeployment</c>.</summary>
    public void Force(SimulatedTaskDefinition taskDefinition)
    {
        if (ForcedDeployments++ == 0)
        {
            Plan(Behaviour.RedeployedAfter, () => Deploy(TaskDefinition));
            Plan(Behaviour.RolledBackAfter, RollBackByUser);
            Plan(Behaviour.StoppedAfter, StopByUser);
        }

        Deploy(taskDefinition);
    }

    /// <summary>Changes settings that take no deployment: counts, percentages, circuit breaker.</summary>
    public void Change(ServiceBehavior behaviour)
    {
        Behaviour = behaviour;
        HasChanged();
    }

    /// <summary>Stops all tasks; the service is INACTIVE once they are gone.</summary>
    public void Delete()
    {
        Status = "DRAINING";
        _interventions.Clear();
        _events.ForgetPlanned();
        Change(Behaviour with { DesiredCount = 0 });
    }

    public void AdvanceTo(DateTimeOffset now)
    {
        while (NextMoment() is { } moment && moment <= now)
        {
            _now = moment;
            Play();
            _tasks.Tidy(_now);
        }

        _now = now > _now ? now : _now;
        _tasks.Tidy(_now);
    }

    /// <remarks>
    /// The scheduler acts after the call that wakes it, so that call's answer shows the new deployment with no tasks, as ECS does.
    /// </remarks>
    private void HasChanged()
    {
        _schedulerIsDue = true;
        Past?.Record(_now);
    }

    private DateTimeOffset? NextMoment() => Earlier(
        Earlier(NextOwnMoment(), _interventions.Min(one => (DateTimeOffset?)one.At)), _events.NextPlanned);

    /// <summary>When the service next changes by itself; null: never.</summary>
    private DateTimeOffset? NextOwnMoment() =>
        _schedulerIsDue ? _now : Earlier(Earlier(_tasks.NextChangeAfter(_now), _deployments.NextChangeAfter(_now)), _records.NextChangeAfter(_now));

    private void Play()
    {
        LetOthersIn();
        _events.AddPlanned(_now);
        _health.Play(Behaviour, _now);
        AdvanceStages();
        TaskDefinition = Primary.TaskDefinition;
        var step = Schedule();
        _schedulerIsDue = !step.IsEmpty;
        _deployments.RemoveFinished(deployment => _tasks.HasAny(_now, task => task.Deployment == deployment), _now);
        if (Status == "ACTIVE")
            Settle();
        else
            Close();
        Past?.Record(_now);
    }

    private void Plan(TimeSpan? after, Action act)
    {
        if (after is { } wait)
            _interventions.Add((_now + wait, act));
    }

    /// <summary>Someone else deploys the service, or ends its deployment.</summary>
    private void LetOthersIn()
    {
        foreach (var (_, act) in _interventions.Where(one => one.At <= _now).ToList())
            act();
        _interventions.RemoveAll(one => one.At <= _now);
    }

    private void RollBackByUser()
    {
        if (_records.Unfinished is { IsRollingBack: false } record)
            RequestRollback(record);
    }

    private void StopByUser()
    {
        if (Primary is { IsUnderWay: true, IsRestored: false } && !_records.HasSucceeded(Primary))
            _health.GiveUp(RolloutFailure.StoppedByUser, rollback: false, Behaviour, _now);
    }

    private void AdvanceStages()
    {
        if (!Primary.IsUnderWay)
            return;

        Primary.Stages.Advance(IsScaledUp(), _now);
        if (Primary.Stages.RefusalAt(_now) is { } refusal)
            _health.GiveUp(RolloutFailure.HookFailed(refusal, _now), rollback: true, Behaviour, _now);
        else if (Primary.Stages.IsAtEnd && _records.Unfinished is { IsRollingBack: false })
            Succeed();
    }

    private void Succeed()
    {
        _records.Succeed(_now);
        if (Behaviour.ServiceDeployments.CompletedDelay > TimeSpan.Zero)
            Primary.CompletesAfter = _now + Behaviour.ServiceDeployments.CompletedDelay;
    }

    /// <summary>A person wants the unfinished service deployment rolled back. ECS takes a moment; until then it may still succeed.</summary>
    public void RequestRollback(DeploymentRecord record)
    {
        record.RequestRollback(_now);
        Primary.RollsBackAt = _now + RollbackRequestDelay;
        HasChanged();
    }

    /// <summary>A person answers a pause of the unfinished service deployment.</summary>
    public void Answer(HookRun hook, string action)
    {
        hook.Answer(action);
        HasChanged();
    }

    /// <summary>Replaces the tags of the service.</summary>
    public void Tag(IReadOnlyDictionary<string, string> tags) => Change(Behaviour with { Tags = tags });

    private bool IsScaledUp() => _tasks.Tally(_now, IsOfPrimary).Healthy >= Behaviour.DesiredCount
        && (Primary.ShiftsTraffic || _tasks.Tally(_now, IsOfFormer).Live == 0);

    private SchedulingDecision Schedule()
    {
        var primary = _tasks.Tally(_now, IsOfPrimary);
        var step = SchedulingDecision.Next(Behaviour, Primary, primary, _tasks.Tally(_now, IsOfFormer), _now);
        Stop([
            .. _tasks.Removable(_now, IsOfFormer).Take(step.StopFormer),
            .. _tasks.Removable(_now, IsOfPrimary).Take(step.StopPrimary)]);
        Start(step.Start);
        _health.ReportFailedTasks(_now);
        Primary.IsScheduled = true;
        return step;
    }

    private void Start(int count)
    {
        if (count == 0)
            return;

        var started = _source.Make(count, Primary, Behaviour, _now);
        _tasks.Add(started);
        _events.Started(_now, started, _health.TakeReplacements(count));
        Primary.TaskStarts();
    }

    private void Stop(IReadOnlyList<SimulatedTask> tasks)
    {
        foreach (var task in tasks)
            task.Stop(_now, StopReason.Scaled(task.Deployment));
        _events.Stopped(_now, tasks);
        _events.Deregistered(_now, tasks);
    }

    /// <summary>Completes the deployment once nothing is left to do, and says so; or says that nothing can be done.</summary>
    private void Settle()
    {
        var tasks = _tasks.Tally(_now, _ => true);
        var desired = Behaviour.DesiredCount;
        var wasSteady = _isSteady;
        _isSteady = Deployments.Count == 1 && tasks == new TaskTotals(Live: desired, Healthy: desired, Draining: 0)
            && (!Primary.IsUnderWay || (Primary.Stages.IsAtEnd && !(Primary.CompletesAfter > _now)));
        if (_isSteady && Primary.IsUnderWay)
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
        else if (!_isSteady && Primary.IsUnderWay && NextOwnMoment() is null && !Primary.IsKnownToBeBlocked)
        {
            Primary.IsKnownToBeBlocked = true;
            _events.Blocked(_now);
        }

        _extremes.Note(tasks, desired, _now, _isSteady);
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

    private bool IsOfPrimary(SimulatedTask task) => task.Deployment == Primary;

    private bool IsOfFormer(SimulatedTask task) => task.Deployment != Primary;

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one <= other || other is null ? one : other;
}
