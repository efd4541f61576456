namespace EcsRestart.Simulator;

/// <summary>What ECS says happened to a service, in AWS's words (Developer Guide, "Service event messages").</summary>
internal sealed class ServiceEvents(ServiceIdentity identity, IdSource ids)
{
    private const int Kept = 100;

    private readonly string _service = $"service {identity.Name}";
    private readonly LinkedList<ServiceEvent> _newestFirst = [];

    public IReadOnlyCollection<ServiceEvent> NewestFirst => _newestFirst;

    /// <param name="unhealthy">How many of them take the place of tasks that failed their health checks.</param>
    public void Started(DateTimeOffset now, IReadOnlyList<SimulatedTask> tasks, int unhealthy) =>
        Add(now, $"({_service}) has started {tasks.Count} tasks: {Names(tasks)}."
            + (unhealthy > 0 ? $" Amazon ECS replaced {unhealthy} tasks due to an unhealthy status." : ""));

    public void Stopped(DateTimeOffset now, IReadOnlyList<SimulatedTask> tasks)
    {
        if (tasks.Count > 0)
            Add(now, $"({_service}) has stopped {tasks.Count} running tasks: {Names(tasks)}.");
    }

    public void Registered(DateTimeOffset now, int targets)
    {
        if (targets > 0 && identity.TargetGroupArn is { } targetGroup)
            Add(now, $"({_service}) registered {targets} targets in (target-group {targetGroup})");
    }

    /// <param name="tasks">Those of them count that the load balancer was told of.</param>
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
        ? $"({_service}) (task {task.Id}) (port 80) is unhealthy in (target-group {targetGroup}) due to "
            + "(reason Health checks failed with these codes: [500])"
        : $"({_service}) (task {task.Id}) failed container health checks.");

    public void Impaired(DateTimeOffset now) =>
        Add(now, $"({_service}) is unable to consistently start tasks successfully. For more information, see the "
            + "Troubleshooting section of the Amazon ECS Developer Guide.");

    public void Failed(DateTimeOffset now, SimulatedDeployment deployment) =>
        Add(now, $"({_service}) (deployment {deployment.Id}) deployment failed: tasks failed to start.");

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
        // Events of one moment are a millisecond apart, so that their order survives sorting by date, as in real answers.
        var afterLast = _newestFirst.First?.Value.CreatedAt.AddMilliseconds(1) ?? now;
        _newestFirst.AddFirst(new ServiceEvent(ids.NextUuid(), afterLast > now ? afterLast : now, message));
        if (_newestFirst.Count > Kept)
            _newestFirst.RemoveLast();
    }
}
