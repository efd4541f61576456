using EcsRestart.Names;
using EcsRestart.Request;

namespace EcsRestart.Discovery;

/// <summary>What one entry of <c>tasks</c> comes to.</summary>
/// <param name="Fault">Why it cannot be run from here; null when it can.</param>
public sealed record TaskTarget(TaskRef Task, TaskEntry Entry, (ResultCode Code, string Sentence)? Fault)
{
    /// <summary>One for each entry, in the same order, without asking ECS.</summary>
    /// <param name="region">The Region ECS is called in; asked for only when an entry gives an ARN.</param>
    public static IReadOnlyList<TaskTarget> Resolve(IReadOnlyList<TaskEntry> tasks, Func<string> region) =>
        [.. tasks.Select((entry, position) => Resolve(entry, position, region))];

    private static TaskTarget Resolve(TaskEntry entry, int position, Func<string> region)
    {
        var place = entry.Place ?? $"tasks[{position}]";
        var cluster = ClusterRef.Read(entry.Cluster, region);
        if (cluster.Error is { } fault)
            return new(new TaskRef(entry.Cluster, entry.Cluster, entry.TaskDefinition, place, position), entry, (ResultCode.ClusterNotFound, fault));

        var task = new TaskRef(cluster.Identifier, cluster.Name, entry.TaskDefinition, place, position);
        return RegionError(entry.TaskDefinition, region) is { } elsewhere
            ? new(task, entry, (ResultCode.TaskCouldNotStart, elsewhere))
            : new(task, entry, null);
    }

    private static string? RegionError(string taskDefinition, Func<string> region) =>
        taskDefinition.Split(':') is ["arn", _, "ecs", var actual, ..] ? EcsArn.RegionError(taskDefinition, actual, region) : null;
}
