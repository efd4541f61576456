namespace EcsRestart.Simulator;

/// <summary>The fewest healthy tasks and the most tasks that a service ever had.</summary>
internal sealed class TaskExtremes
{
    /// <summary>Since the service first was steady; null before that.</summary>
    public int? LowestHealthy { get; private set; }

    public int Highest { get; private set; }

    public void Note(TaskTally tasks, bool isSteady)
    {
        Highest = Math.Max(Highest, tasks.Live + tasks.Draining);
        if (isSteady || LowestHealthy is not null)
            LowestHealthy = Math.Min(LowestHealthy ?? tasks.Healthy, tasks.Healthy);
    }
}
