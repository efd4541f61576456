namespace EcsRestart.Simulator;

/// <summary>A task as the list of tasks knows it.</summary>
internal sealed record TaskView(string Arn, string? StartedBy, string DesiredStatus)
{
    public static TaskView Of(OneTimeTask task, string arn, DateTimeOffset now) =>
        new(arn, task.StartedBy, task.StoppingAt <= now ? "STOPPED" : "RUNNING");

    /// <remarks>ECS accepts PENDING as a filter, but never sets a task's desired status to it.</remarks>
    public static TaskView Of(SimulatedTask task, string arn) =>
        new(arn, task.Deployment.Id, task.StoppingAt is null ? "RUNNING" : "STOPPED");
}
