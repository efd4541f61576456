namespace EcsRestart.Simulator;

/// <summary>The lowest number of healthy tasks and the highest number of tasks of a service.</summary>
internal sealed class TaskExtremes
{
    /// <summary>Since the service was first steady. Null before that.</summary>
    public int? MinHealthy { get; private set; }

    public int MaxTasks { get; private set; }

    public void Record(TaskTotals tasks, bool isSteady)
    {
        MaxTasks = Math.Max(MaxTasks, tasks.Live + tasks.Draining);
        if (isSteady || MinHealthy is not null)
            MinHealthy = Math.Min(MinHealthy ?? tasks.Healthy, tasks.Healthy);
    }
}
