namespace EcsRestart.Simulator;

/// <summary>A task in a list response.</summary>
internal sealed record TaskView(string Arn, string? StartedBy, string DesiredStatus)
{
    public static TaskView From(OneTimeTask task, string arn, DateTimeOffset now) =>
        new(arn, task.StartedBy, task.StoppingAt <= now ? "STOPPED" : "RUNNING");

    /// <remarks>ECS accepts PENDING as a filter, but never sets a task's desired status to it.</remarks>
    public static TaskView From(SimulatedTask task, string arn) =>
        new(arn, task.Deployment.Id, task.StoppingAt is null ? "RUNNING" : "STOPPED");
}
