namespace EcsRestart.Simulator;

/// <summary>The tasks of a service and their phases.</summary>
internal sealed class TaskPool
{
    /// <summary>ECS shows a stopped task for at least an hour.</summary>
    private static readonly TimeSpan StoppedTaskLifetime = TimeSpan.FromHours(1);

    /// <summary>Tasks that can still change.</summary>
    private readonly List<SimulatedTask> _tasks = [];

    /// <summary>Kept separately because a service with crashing tasks has thousands of stopped tasks.</summary>
    private readonly List<SimulatedTask> _stopped = [];

    /// <summary>Includes stopped tasks that ECS still shows. Oldest first.</summary>
    public IReadOnlyList<SimulatedTask> All => [.. _stopped.Concat(_tasks).OrderBy(task => task.CreatedAt)];

    public void Add(IEnumerable<SimulatedTask> tasks) => _tasks.AddRange(tasks);

    /// <summary>Moves stopped tasks to their own list, and removes those that stopped long ago.</summary>
    public void MoveStopped(DateTimeOffset now)
    {
        var stopped = _tasks.FindAll(task => task.StoppedAt <= now);
        if (stopped.Count > 0)
        {
            _tasks.RemoveAll(task => task.StoppedAt <= now);
            _stopped.AddRange(stopped);
        }

        var firstKept = _stopped.FindIndex(task => task.StoppedAt + StoppedTaskLifetime > now);
        _stopped.RemoveRange(0, firstKept < 0 ? _stopped.Count : firstKept);
    }

    public DateTimeOffset? NextChangeAfter(DateTimeOffset now) => _tasks.Min(task => task.NextChangeAfter(now));

    public TaskTotals CountTasks(DateTimeOffset now, Func<SimulatedTask, bool> which)
    {
        var phases = _tasks.Where(which).CountBy(task => task.PhaseAt(now)).ToDictionary();
        return new TaskTotals(
            Live: phases.Sum(phase => phase.Key < TaskPhase.Draining ? phase.Value : 0),
            Healthy: phases.GetValueOrDefault(TaskPhase.Healthy),
            Draining: phases.GetValueOrDefault(TaskPhase.Draining));
    }

    /// <summary>Returns tasks in the order to stop them: earliest phase first, then oldest first.</summary>
    public IEnumerable<SimulatedTask> Removable(DateTimeOffset now, Func<SimulatedTask, bool> which) =>
        from task in _tasks.Where(which)
        let phase = task.PhaseAt(now)
        where phase < TaskPhase.Draining
        orderby phase, task.CreatedAt
        select task;

    /// <summary>Returns tasks that are due to fail and are not stopping yet.</summary>
    public IReadOnlyList<SimulatedTask> Failing(DateTimeOffset now) =>
        _tasks.FindAll(task => task.StoppedAt is null && task.FailsAt <= now);

    public bool HasAny(DateTimeOffset now, Func<SimulatedTask, bool> which) =>
        _tasks.Where(which).Any(task => task.PhaseAt(now) != TaskPhase.Stopped);

    /// <summary>True when one of these tasks has just entered the phase.</summary>
    public bool AnyJustEntered(TaskPhase phase, DateTimeOffset now, Func<SimulatedTask, bool> which) =>
        _tasks.Where(which).Any(task =>
            task.PhaseAt(now) == phase && (phase == TaskPhase.Healthy ? task.HealthyAt : task.RunningAt) == now);

    /// <summary>Registers running tasks with the load balancer and returns their number.</summary>
    public int Register(DateTimeOffset now)
    {
        var arrived = _tasks.FindAll(task => !task.IsRegistered && task.PhaseAt(now) is TaskPhase.Running or TaskPhase.Healthy);
        foreach (var task in arrived)
            task.IsRegistered = true;
        return arrived.Count;
    }
}
