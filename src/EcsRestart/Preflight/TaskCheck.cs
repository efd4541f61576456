using EcsRestart.Ecs;
using EcsRestart.Request;

namespace EcsRestart.Preflight;

/// <summary>Whether ECS would start a task as the request describes it, as far as its task definition tells.</summary>
internal static class TaskCheck
{
    /// <returns>Why it would not, in a sentence; null when it would.</returns>
    public static string? Fault(TaskEntry task, TaskDefinitionSnapshot definition)
    {
        if (!definition.IsActive)
            return "The task definition is inactive: it was deregistered, and ECS starts no more tasks of it.";

        if (definition.UsesAwsVpc && task.Network is null)
            return "The task definition's network mode is awsvpc: say in which subnets the task runs, with \"networkConfiguration\".";

        if (!definition.UsesAwsVpc && task.Network is not null)
            return "The task definition's network mode is not awsvpc, and ECS takes no \"networkConfiguration\" for it: leave that away.";

        return task.Overrides.FirstOrDefault(change => !definition.Containers.Contains(change.Container)) is { } unknown
            ? $"The task definition has no container {TextFormat.Quote(unknown.Container)}; it has {string.Join(", ", definition.Containers)}."
            : null;
    }
}
