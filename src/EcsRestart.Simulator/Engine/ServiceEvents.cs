namespace EcsRestart.Simulator;

/// <summary>What ECS says happened to a service, in AWS's words (Developer Guide, "Service event messages").</summary>
internal sealed class ServiceEvents(string service, IdSource ids)
{
    private const int Kept = 100;

    private readonly LinkedList<ServiceEvent> _newestFirst = [];

    public IReadOnlyCollection<ServiceEvent> NewestFirst => _newestFirst;

    public void Started(DateTimeOffset now, IReadOnlyList<SimulatedTask> tasks) =>
        Add(now, $"(service {service}) has started {tasks.Count} tasks: {Names(tasks)}.");

    public void Stopped(DateTimeOffset now, IReadOnlyList<SimulatedTask> tasks) =>
        Add(now, $"(service {service}) has stopped {tasks.Count} running tasks: {Names(tasks)}.");

    public void Registered(DateTimeOffset now, int targets, string targetGroupArn) =>
        Add(now, $"(service {service}) registered {targets} targets in (target-group {targetGroupArn})");

    public void Deregistered(DateTimeOffset now, int targets, string targetGroupArn) =>
        Add(now, $"(service {service}) deregistered {targets} targets in (target-group {targetGroupArn})");

    public void Draining(DateTimeOffset now, SimulatedDeployment deployment, int tasks) =>
        Add(now, $"(service {service}, taskSet {deployment.Id}) has begun draining connections on {tasks} tasks.");

    public void Completed(DateTimeOffset now, SimulatedDeployment deployment) =>
        Add(now, $"(service {service}) (deployment {deployment.Id}) deployment completed.");

    public void Steady(DateTimeOffset now) => Add(now, $"(service {service}) has reached a steady state.");

    public void Blocked(DateTimeOffset now) =>
        Add(now, $"(service {service}) was unable to stop or start tasks during a deployment because of the service deployment "
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
