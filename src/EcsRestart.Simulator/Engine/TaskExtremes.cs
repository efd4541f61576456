namespace EcsRestart.Simulator;

/// <summary>The fewest healthy tasks and the most tasks that a service ever had, and its extra tasks over time.</summary>
internal sealed class TaskExtremes
{
    private readonly List<ExtraTaskCount> _extra = [];

    /// <summary>Since the service first was steady; null before that.</summary>
    public int? MinHealthy { get; private set; }

    public int Highest { get; private set; }

    /// <summary>Oldest first; one for each change.</summary>
    public IReadOnlyList<ExtraTaskCount> Extra => _extra;

    public void Note(TaskTotals tasks, int desired, DateTimeOffset now, bool isSteady)
    {
        NoteExtra(Math.Max(0, tasks.Live + tasks.Draining - desired), now);
        Highest = Math.Max(Highest, tasks.Live + tasks.Draining);
        if (isSteady || MinHealthy is not null)
            MinHealthy = Math.Min(MinHealthy ?? tasks.Healthy, tasks.Healthy);
    }

    /// <summary>Of several counts at one moment the last is what there is.</summary>
    private void NoteExtra(int count, DateTimeOffset now)
    {
        if (_extra is [.., var last] && last.At == now)
            _extra.RemoveAt(_extra.Count - 1);
        if (count != (_extra is [.., { Count: var before }] ? before : 0))
            _extra.Add(new ExtraTaskCount(now, count));
    }
}
