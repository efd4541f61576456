namespace EcsRestart.Simulator;

/// <summary>How the tasks of a task definition behave that RunTask starts. The default does its work in half a minute and ends with 0.</summary>
public sealed record TaskBehavior
{
    /// <summary>What the task definition consists of; default one essential container named <c>app</c>.</summary>
    public IReadOnlyList<TaskContainer> Containers { get; init; } = [new() { Name = "app" }];

    /// <summary><c>awsvpc</c> (default), <c>bridge</c>, <c>host</c> or <c>none</c>.</summary>
    public string NetworkMode { get; init; } = "awsvpc";

    /// <summary>From a task's creation to RUNNING; default 25 s.</summary>
    public TimeSpan StartDelay { get; init; } = TimeSpan.FromSeconds(25);

    /// <summary>From RUNNING until the containers exit; default 30 s, null: they never do.</summary>
    public TimeSpan? RunDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>From then until the task is STOPPED; default 5 s.</summary>
    public TimeSpan StopDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Why no task comes to run; null (default): they do.</summary>
    public LaunchFailure? Failure { get; init; }
}
