namespace EcsRestart.Simulator;

/// <summary>The tasks of a service, and what they are at a moment.</summary>
internal sealed class TaskPool
{
    /// <summary>ECS shows a stopped task for at least an hour.</summary>
    private static readonly TimeSpan StoppedTasksStay = TimeSpan.FromHours(1);

    /// <summary>Those that can still change.</summary>
    private readonly List<SimulatedTask> _tasks = [];

    /// <summary>Kept apart, since a service whose tasks crash at once has thousands of them.</summary>
    private readonly List<SimulatedTask> _stopped = [];

    /// <summary>Stopped ones included, as long as they stay; the oldest first.</summary>
    public IReadOnlyList<SimulatedTask> All => [.. _stopped.Concat(_tasks).OrderBy(task => task.CreatedAt)];

    public void Add(IEnumerable<SimulatedTask> tasks) => _tasks.AddRange(tasks);

    /// <summary>Lays stopped tasks aside, and forgets those that stopped long ago.</summary>
    public void Tidy(DateTimeOffset now)
    {
        var stopped = _tasks.FindAll(task => task.StoppedAt <= now);
        if (stopped.Count > 0)
        {
            _tasks.RemoveAll(task => task.StoppedAt <= now);
            _stopped.AddRange(stopped);
        }

        var staying = _stopped.FindIndex(task => task.StoppedAt + StoppedTasksStay > now);
        _stopped.RemoveRange(0, staying < 0 ? _stopped.Count : staying);
    }

    public DateTimeOffset? NextChangeAfter(DateTimeOffset now) => _tasks.Min(task => task.NextChangeAfter(now));

    public TaskTotals Tally(DateTimeOffset now, Func<SimulatedTask, bool> which)
    {
        var phases = _tasks.Where(which).CountBy(task => task.PhaseAt(now)).ToDictionary();
        return new TaskTotals(
            Live: phases.Sum(phase => phase.Key < TaskPhase.Draining ? phase.Value : 0),
            Healthy: phases.GetValueOrDefault(TaskPhase.Healthy),
            Draining: phases.GetValueOrDefault(TaskPhase.Draining));
    }

    /// <summary>Which to stop first: the least far come, then the oldest.</summary>
    public IEnumerable<SimulatedTask> Removable(DateTimeOffset now, Func<SimulatedTask, bool> which) =>
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
    public bool AnyJustEntered(TaskPhase phase, DateTimeOffset now, Func<SimulatedTask, bool> which) =>
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
