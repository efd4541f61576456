namespace EcsRestart.Simulator;

/// <summary>The fewest healthy tasks and the most tasks that a service ever had.</summary>
internal sealed class TaskExtremes
{
    /// <summary>Since the service first was steady; null before that.</summary>
    public int? MinHealthy { get; private set; }

    public int Highest { get; private set; }

    public void Note(TaskTotals tasks, bool isSteady)
    {
        Highest = Math.Max(Highest, tasks.Live + tasks.Draining);
        if (isSteady || MinHealthy is not null)
            MinHealthy = Math.Min(MinHealthy ?? tasks.Healthy, tasks.Healthy);
    }
}
