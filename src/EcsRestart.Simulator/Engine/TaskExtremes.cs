namespace EcsRestart.Simulator;

/// <summary>The lowest number of healthy tasks and the highest number of tasks of a service, and its extra tasks over time.</summary>
internal sealed class TaskExtremes
{
    private readonly List<ExtraTaskCount> _extra = [];

    /// <summary>Since the service was first steady. Null before that.</summary>
    public int? MinHealthy { get; private set; }

    public int MaxTasks { get; private set; }

    /// <summary>The extra tasks after each change, oldest first.</summary>
    public IReadOnlyList<ExtraTaskCount> Extra => _extra;

    public void Record(TaskTotals tasks, int desired, DateTimeOffset now, bool isSteady)
    {
        RecordExtra(Math.Max(0, tasks.Live + tasks.Draining - desired), now);
        MaxTasks = Math.Max(MaxTasks, tasks.Live + tasks.Draining);
        if (isSteady || MinHealthy is not null)
            MinHealthy = Math.Min(MinHealthy ?? tasks.Healthy, tasks.Healthy);
    }

    /// <summary>Of several counts at one moment, the last one holds.</summary>
    private void RecordExtra(int count, DateTimeOffset now)
    {
        if (_extra is [.., var last] && last.At == now)
            _extra.RemoveAt(_extra.Count - 1);
        if (count != (_extra is [.., { Count: var before }] ? before : 0))
            _extra.Add(new ExtraTaskCount(now, count));
    }
}
