namespace EcsRestart.Simulator;

/// <summary>The tasks of a service, and what they are at a moment.</summary>
internal sealed class TaskPool
{
    /// <summary>ECS shows a stopped task for at least an hour.</summary>
    private static readonly TimeSpan StoppedTasksStay = TimeSpan.FromHours(1);

    private readonly List<SimulatedTask> _tasks = [];

    /// <summary>Stopped ones included, as long as they stay.</summary>
    public IReadOnlyList<SimulatedTask> All => _tasks;

    public void Add(IEnumerable<SimulatedTask> tasks) => _tasks.AddRange(tasks);

    public void ForgetLongStopped(DateTimeOffset now) => _tasks.RemoveAll(task => task.StoppedAt + StoppedTasksStay <= now);

    public DateTimeOffset? NextChangeAfter(DateTimeOffset now) => _tasks.Min(task => task.NextChangeAfter(now));

    public TaskTally Tally(DateTimeOffset now, Func<SimulatedTask, bool> which)
    {
        var phases = _tasks.Where(which).CountBy(task => task.PhaseAt(now)).ToDictionary();
        return new TaskTally(
            Live: phases.Sum(phase => phase.Key < TaskPhase.Draining ? phase.Value : 0),
            Healthy: phases.GetValueOrDefault(TaskPhase.Healthy),
            Draining: phases.GetValueOrDefault(TaskPhase.Draining));
    }

    /// <summary>Which to stop first: the least far come, then the oldest.</summary>
    public IEnumerable<SimulatedTask> Dispensable(DateTimeOffset now, Func<SimulatedTask, bool> which) =>
        from task in _tasks.Where(which)
        let phase = task.PhaseAt(now)
        where phase < TaskPhase.Draining
        orderby phase, task.CreatedAt
        select task;

    /// <summary>Those whose time to fail has come, and that were not told to stop before.</summary>
    public IReadOnlyList<SimulatedTask> Failing(DateTimeOffset now) =>
        _tasks.FindAll(task => task.StoppedAt is null && task.FailsAt <= now);

    public bool HasAny(DateTimeOffset now, Func<SimulatedTask, bool> which) =>
        _tasks.Where(which).Any(task => task.PhaseAt(now) != TaskPhase.Stopped);

    /// <summary>Whether one of these came to be in that phase just now.</summary>
    public bool HasAnyJust(TaskPhase phase, DateTimeOffset now, Func<SimulatedTask, bool> which) =>
        _tasks.Where(which).Any(task =>
            task.PhaseAt(now) == phase && (phase == TaskPhase.Healthy ? task.HealthyAt : task.RunningAt) == now);

    /// <summary>Running tasks that the load balancer has not been told of; it is told now.</summary>
    public int Register(DateTimeOffset now)
    {
        var arrived = _tasks.FindAll(task => !task.IsRegistered && task.PhaseAt(now) is TaskPhase.Running or TaskPhase.Healthy);
        foreach (var task in arrived)
            task.IsRegistered = true;
        return arrived.Count;
    }
}
