namespace EcsRestart.Simulator;

/// <summary>The behavior of tasks that RunTask starts from a task definition. By default they run for 30 s and exit with code 0.</summary>
public sealed record TaskBehavior
{
    /// <summary>The containers of the task definition. Default: one essential container named <c>app</c>.</summary>
    public IReadOnlyList<TaskContainer> Containers { get; init; } = [new() { Name = "app" }];

    /// <summary><c>awsvpc</c> (default), <c>bridge</c>, <c>host</c> or <c>none</c>.</summary>
    public string NetworkMode { get; init; } = "awsvpc";

    /// <summary>The time from the creation of a task to RUNNING. Default 25 s.</summary>
    public TimeSpan StartDelay { get; init; } = TimeSpan.FromSeconds(25);

    /// <summary>The time from RUNNING until the containers exit. Default 30 s; null for never.</summary>
    public TimeSpan? RunDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The time from then until the task is STOPPED. Default 5 s.</summary>
    public TimeSpan StopDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Why tasks do not run, or null (default) when they do.</summary>
    public LaunchFailure? Failure { get; init; }
}
