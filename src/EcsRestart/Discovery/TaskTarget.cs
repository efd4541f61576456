using EcsRestart.Names;
using EcsRestart.Request;

namespace EcsRestart.Discovery;

/// <summary>The task that one entry of <c>tasks</c> refers to.</summary>
/// <param name="Fault">Why the task cannot be run, or null when it can.</param>
public sealed record TaskTarget(TaskRef Task, TaskEntry Entry, (ResultCode Code, string Sentence)? Fault)
{
    /// <summary>Resolves each entry to one target, in the same order, without a call to ECS.</summary>
    /// <param name="region">Returns the Region of the run. Called only when an entry has an ARN.</param>
    public static IReadOnlyList<TaskTarget> Resolve(IReadOnlyList<TaskEntry> tasks, Func<string> region) =>
        [.. tasks.Select((entry, position) => Resolve(entry, position, region))];

    private static TaskTarget Resolve(TaskEntry entry, int position, Func<string> region)
    {
        var place = entry.Place ?? $"tasks[{position}]";
        var cluster = ClusterRef.Read(entry.Cluster, region);
        if (cluster.Error is { } error)
            return new(new TaskRef(entry.Cluster, entry.Cluster, entry.TaskDefinition, place, position), entry, (ResultCode.ClusterNotFound, error));

        var task = new TaskRef(cluster.Identifier, cluster.Name, entry.TaskDefinition, place, position);
        return RegionError(entry.TaskDefinition, region) is { } elsewhere
            ? new(task, entry, (ResultCode.TaskCouldNotStart, elsewhere))
            : new(task, entry, null);
    }

    private static string? RegionError(string taskDefinition, Func<string> region) =>
        taskDefinition.Split(':') is ["arn", _, "ecs", var actual, ..] ? EcsArn.RegionError(taskDefinition, actual, region) : null;
}
