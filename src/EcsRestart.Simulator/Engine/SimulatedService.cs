using System.Text.Json.Nodes;

namespace EcsRestart.Simulator;

/// <summary>The life of a service: deployments come, replace the tasks of the former ones, and complete.</summary>
/// <remarks>Nothing happens between two looks; <see cref="AdvanceTo"/> plays what was due, one moment after the other.</remarks>
internal sealed class SimulatedService
{
    private readonly IdSource _ids;
    private readonly ServiceEvents _events;
    private readonly List<SimulatedDeployment> _deployments = [];
    private readonly TaskPool _tasks = new();
    private DateTimeOffset _now;
    private bool _schedulerIsDue;
    private bool _isSteady;

    public SimulatedService(
        ServiceIdentity identity, ServiceBehaviour behaviour, SimulatedTaskDefinition taskDefinition, DateTimeOffset now)
    {
        Identity = identity;
        Behaviour = behaviour;
        TaskDefinition = taskDefinition;
        CreatedAt = now;
        _ids = new IdSource(identity.Seed);
        _events = new ServiceEvents(identity.Name, _ids);
        _now = now;
        Deploy(taskDefinition);
    }

    public ServiceIdentity Identity { get; }

    /// <summary>Its settings, as the last change left them.</summary>
    public ServiceBehaviour Behaviour { get; private set; }

    public SimulatedTaskDefinition TaskDefinition { get; private set; }

    public DateTimeOffset CreatedAt { get; }

    public string Status { get; private set; } = "ACTIVE";

    /// <summary>PRIMARY first; empty once the service is INACTIVE.</summary>
    public IReadOnlyList<SimulatedDeployment> Deployments => _deployments;

    public IReadOnlyList<SimulatedTask> Tasks => _tasks.All;

    public IReadOnlyCollection<ServiceEvent> Events => _events.NewestFirst;

    /// <summary>What the request gave and only answers repeat.</summary>
    public JsonNode? NetworkConfiguration { get; init; }

    public int HealthyCount => _tasks.Tally(_now, _ => true).Healthy;

    /// <summary>Null until the service first was steady.</summary>
    public int? LowestHealthyCount { get; private set; }

    public int HighestTaskCount { get; private set; }

    public int ForcedDeployments { get; private set; }

    private SimulatedDeployment Primary => _deployments[0];

    public TaskPhase PhaseOf(SimulatedTask task) => task.PhaseAt(_now);

    /// <summary>Starts a deployment; the former ones drain from now on.</summary>
    public void Deploy(SimulatedTaskDefinition taskDefinition)
    {
        foreach (var former in _deployments)
            former.Supersede(_now);

        TaskDefinition = taskDefinition;
        _deployments.Insert(0, new SimulatedDeployment(_ids.NextDeploymentId(), taskDefinition, _now));
        WakeScheduler();
    }

    /// <summary>Starts a deployment that someone asked for with <c>forceNewDeployment</c>.</summary>
    public void Force(SimulatedTaskDefinition taskDefinition)
    {
        ForcedDeployments++;
        Deploy(taskDefinition);
    }

    /// <summary>Changes settings that take no deployment: counts, percentages, circuit breaker.</summary>
    public void Change(ServiceBehaviour behaviour)
    {
        Behaviour = behaviour;
        WakeScheduler();
    }

    /// <summary>Stops all tasks; the service is INACTIVE once they are gone.</summary>
    public void Delete()
    {
        Status = "DRAINING";
        Change(Behaviour with { DesiredCount = 0 });
    }

    public void AdvanceTo(DateTimeOffset now)
    {
        while (NextMoment() is { } moment && moment <= now)
        {
            _now = moment;
            Play();
        }

        _now = now > _now ? now : _now;
        _tasks.ForgetLongStopped(_now);
    }

    /// <remarks>
    /// The scheduler acts after the call that wakes it, so that call's answer shows the new deployment with no tasks, as ECS does.
    /// </remarks>
    private void WakeScheduler() => _schedulerIsDue = true;

    private DateTimeOffset? NextMoment() => _schedulerIsDue ? _now : _tasks.NextChangeAfter(_now);

    private void Play()
    {
        Register();
        var step = Schedule();
        _schedulerIsDue = !step.IsEmpty;
        _deployments.RemoveAll(deployment => deployment != Primary && !_tasks.HasAny(_now, task => task.Deployment == deployment));
        if (Status == "ACTIVE")
            Settle();
        else
            Close();
    }

    private SchedulingStep Schedule()
    {
        var capacity = DeploymentCapacity.Of(Behaviour.DesiredCount, Behaviour.MinimumHealthyPercent, Behaviour.MaximumPercent);
        var step = SchedulingStep.Decide(capacity, _tasks.Tally(_now, IsOfPrimary), _tasks.Tally(_now, IsOfFormer));
        Stop([
            .. _tasks.Dispensable(_now, IsOfFormer).Take(step.StopFormer),
            .. _tasks.Dispensable(_now, IsOfPrimary).Take(step.StopPrimary)]);
        Start(step.Start);
        return step;
    }

    private void Start(int count)
    {
        if (count == 0)
            return;

        SimulatedTask[] started = [.. Enumerable.Range(0, count).Select(index => NewTask(index, count))];
        _tasks.Add(started);
        _events.Started(_now, started);
    }

    /// <summary>Tasks that start together come up one after the other, evenly over the spread.</summary>
    private SimulatedTask NewTask(int index, int count)
    {
        var lag = count > 1 ? Behaviour.StartSpread * index / (count - 1) : TimeSpan.Zero;
        return new SimulatedTask(_ids.NextHex(), Primary, _now, Behaviour.StartDelay + lag, Behaviour);
    }

    private void Stop(IReadOnlyList<SimulatedTask> tasks)
    {
        if (tasks.Count == 0)
            return;

        foreach (var task in tasks)
            task.Stop(_now);
        _events.Stopped(_now, tasks);
        Deregister([.. tasks.Where(task => task.IsRegistered)]);
    }

    private void Register()
    {
        var arrived = _tasks.Register(_now);
        if (arrived > 0 && Identity.TargetGroupArn is { } targetGroup)
            _events.Registered(_now, arrived, targetGroup);
    }

    private void Deregister(IReadOnlyList<SimulatedTask> tasks)
    {
        if (tasks.Count == 0 || Identity.TargetGroupArn is not { } targetGroup)
            return;

        _events.Deregistered(_now, tasks.Count, targetGroup);
        foreach (var ofDeployment in tasks.GroupBy(task => task.Deployment))
            _events.Draining(_now, ofDeployment.Key, ofDeployment.Count());
    }

    /// <summary>Completes the deployment once nothing is left to do, and says so; or says that nothing can be done.</summary>
    private void Settle()
    {
        var tasks = _tasks.Tally(_now, _ => true);
        var desired = Behaviour.DesiredCount;
        var wasSteady = _isSteady;
        _isSteady = _deployments.Count == 1 && tasks == new TaskTally(Live: desired, Healthy: desired, Draining: 0);
        if (_isSteady && Primary.IsUnderWay)
        {
            Primary.Complete(_now);
            _events.Completed(_now, Primary);
            _events.Steady(_now);
        }
        else if (_isSteady && !wasSteady)
        {
            _events.Steady(_now);
        }
        else if (!_isSteady && NextMoment() is null && !Primary.IsKnownToBeBlocked)
        {
            Primary.IsKnownToBeBlocked = true;
            _events.Blocked(_now);
        }

        HighestTaskCount = Math.Max(HighestTaskCount, tasks.Live + tasks.Draining);
        if (_isSteady || LowestHealthyCount is not null)
            LowestHealthyCount = Math.Min(LowestHealthyCount ?? desired, tasks.Healthy);
    }

    private void Close()
    {
        if (_tasks.HasAny(_now, _ => true))
            return;

        Status = "INACTIVE";
        _deployments.Clear();
        _schedulerIsDue = false;
    }

    private bool IsOfPrimary(SimulatedTask task) => task.Deployment == Primary;

    private bool IsOfFormer(SimulatedTask task) => task.Deployment != Primary;
}
