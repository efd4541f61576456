using EcsRestart.Ecs;
using EcsRestart.Request;

namespace EcsRestart.Preflight;

/// <summary>Checks a task of the request against its task definition.</summary>
internal static class TaskCheck
{
    /// <returns>Why ECS would reject the task, or null when the task definition allows it.</returns>
    public static string? Fault(TaskEntry task, TaskDefinitionSnapshot definition)
    {
        if (!definition.IsActive)
            return "The task definition has been deregistered (status INACTIVE), so ECS does not start tasks from it. Specify an active revision.";

        if (definition.UsesAwsVpc && task.Network is null)
            return "The network mode of the task definition is awsvpc, which requires subnets. Set \"networkConfiguration\".";

        if (!definition.UsesAwsVpc && task.Network is not null)
            return "\"networkConfiguration\" is only allowed with network mode awsvpc. Remove it.";

        return task.Overrides.FirstOrDefault(change => !definition.Containers.Contains(change.Container)) is { } unknown
            ? $"The task definition has no container {TextFormat.Quote(unknown.Container)}. Its containers are: {string.Join(", ", definition.Containers)}."
            : null;
    }
}
