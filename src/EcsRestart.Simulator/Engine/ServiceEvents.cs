namespace EcsRestart.Simulator;

/// <summary>The service events of ECS (Developer Guide, "Service event messages").</summary>
internal sealed class ServiceEvents(ServiceIdentity identity, IdGenerator ids)
{
    private const int MaxEvents = 100;

    private readonly string _service = $"service {identity.Name}";
    private readonly LinkedList<ServiceEvent> _newestFirst = [];

    private readonly List<(DateTimeOffset At, string Message)> _planned = [];

    public IReadOnlyCollection<ServiceEvent> NewestFirst => _newestFirst;

    /// <summary>The time of the next planned event, or null.</summary>
    public DateTimeOffset? NextPlanned => _planned.Min(planned => (DateTimeOffset?)planned.At);

    /// <summary>Plans the scripted events of a deployment that starts now.</summary>
    public void Plan(DateTimeOffset now, IReadOnlyList<ScriptedEvent> scripted) =>
        _planned.AddRange(scripted.Select(item => (now + item.After, item.Message)));

    public void ForgetPlanned() => _planned.Clear();

    public void AddPlanned(DateTimeOffset now)
    {
        foreach (var (_, message) in _planned.Where(planned => planned.At <= now).OrderBy(planned => planned.At))
            Add(now, $"({_service}) {message}");
        _planned.RemoveAll(planned => planned.At <= now);
    }

    /// <param name="unhealthy">How many of the tasks replace tasks that failed their health checks.</param>
    public void Started(DateTimeOffset now, IReadOnlyList<SimulatedTask> tasks, int unhealthy) =>
        Add(now, $"({_service}) has started {tasks.Count} tasks: {Names(tasks)}."
            + (unhealthy > 0 ? $" Amazon ECS replaced {unhealthy} tasks due to an unhealthy status." : ""));

    /// <remarks>Tasks that never ran have a separate event without task IDs.</remarks>
    public void Stopped(DateTimeOffset now, IReadOnlyList<SimulatedTask> tasks)
    {
        var running = tasks.Where(task => task.RunningAt <= now).ToList();
        if (running.Count < tasks.Count)
            Add(now, $"({_service}) stopped {tasks.Count - running.Count} pending tasks.");
        if (running.Count > 0)
            Add(now, $"({_service}) has stopped {running.Count} running tasks: {Names(running)}.");
    }

    /// <summary>Adds the event for a task without an image, secret or network.</summary>
    public void NotPlaced(DateTimeOffset now, string reason) =>
        Add(now, $"({_service}) was unable to place a task. Reason: {reason.TrimEnd('.')}.");

    public void Registered(DateTimeOffset now, int targets)
    {
        if (targets > 0 && identity.TargetGroupArn is { } targetGroup)
            Add(now, $"({_service}) registered {targets} targets in (target-group {targetGroup})");
    }

    /// <param name="tasks">The stopped tasks. Only those registered with the load balancer are counted.</param>
    public void Deregistered(DateTimeOffset now, IReadOnlyList<SimulatedTask> tasks)
    {
        var registered = tasks.Where(task => task.IsRegistered).ToList();
        if (registered.Count == 0 || identity.TargetGroupArn is not { } targetGroup)
            return;

        Add(now, $"({_service}) deregistered {registered.Count} targets in (target-group {targetGroup})");
        foreach (var (deployment, count) in registered.CountBy(task => task.Deployment))
            Add(now, $"({_service}, taskSet {deployment.Id}) has begun draining connections on {count} tasks.");
    }

    public void FailedHealthChecks(DateTimeOffset now, SimulatedTask task) => Add(now, identity.TargetGroupArn is { } targetGroup
        ? $"({_service}) (task {task.Id}) (port {identity.ContainerPort}) is unhealthy in (target-group {targetGroup}) due to "
            + "(reason Health checks failed with these codes: [500])."
        : $"({_service}) (task {task.Id}) failed container health checks.");

    public void Impaired(DateTimeOffset now) =>
        Add(now, $"({_service}) is unable to consistently start tasks successfully. For more information, see the "
            + "Troubleshooting section of the Amazon ECS Developer Guide.");

    /// <param name="deployment">Null when the event must not contain the deployment ID.</param>
    public void Failed(DateTimeOffset now, SimulatedDeployment? deployment, RolloutFailure failure) =>
        Add(now, $"({_service}) {(deployment is null ? "" : $"(deployment {deployment.Id}) ")}deployment failed: {failure.Cause}.");

    public void RollingBack(DateTimeOffset now, SimulatedDeployment target) =>
        Add(now, $"({_service}) rolling back to deployment {target.Id}.");

    public void Completed(DateTimeOffset now, SimulatedDeployment deployment) =>
        Add(now, $"({_service}) (deployment {deployment.Id}) deployment completed.");

    public void Steady(DateTimeOffset now) => Add(now, $"({_service}) has reached a steady state.");

    public void Blocked(DateTimeOffset now) =>
        Add(now, $"({_service}) was unable to stop or start tasks during a deployment because of the service deployment "
            + "configuration. Update the minimumHealthyPercent or maximumPercent value and try again.");

    private static string Names(IEnumerable<SimulatedTask> tasks) => string.Join(' ', tasks.Select(task => $"(task {task.Id})"));

    private void Add(DateTimeOffset now, string message)
    {
        // Events of the same moment get times 1 ms apart, so that sorting by date keeps their order, as in real responses.
        var afterLast = _newestFirst.First?.Value.CreatedAt.AddMilliseconds(1) ?? now;
        _newestFirst.AddFirst(new ServiceEvent(ids.NextUuid(), afterLast > now ? afterLast : now, message));
        if (_newestFirst.Count > MaxEvents)
            _newestFirst.RemoveLast();
    }
}
