using Amazon.ECS.Model;
using EcsRestart.Names;
using EcsRestart.Request;

namespace EcsRestart.Aws;

/// <summary>Maps tasks to RunTask requests. Settings that the task does not specify are left to ECS.</summary>
internal static class RunTaskMapping
{
    public static RunTaskRequest ToRequest(TaskRef task, TaskEntry entry, string clientToken) => new()
    {
        Cluster = task.Cluster,
        TaskDefinition = task.TaskDefinition,
        ClientToken = clientToken,
        Count = entry.Count,
        LaunchType = entry.LaunchType,
        CapacityProviderStrategy = entry.CapacityProviderStrategy.Count == 0 ? null : [.. entry.CapacityProviderStrategy.Select(ToItem)],
        NetworkConfiguration = entry.Network is { } network ? ToConfiguration(network) : null,
        Overrides = entry.Overrides.Count == 0 ? null : new TaskOverride { ContainerOverrides = [.. entry.Overrides.Select(ToOverride)] },
        Group = entry.Group,
        StartedBy = entry.StartedBy,
    };

    private static CapacityProviderStrategyItem ToItem(CapacityProvider provider) =>
        new() { CapacityProvider = provider.Name, Weight = provider.Weight, Base = provider.Base };

    private static NetworkConfiguration ToConfiguration(TaskNetwork network) => new()
    {
        AwsvpcConfiguration = new AwsVpcConfiguration
        {
            Subnets = [.. network.Subnets],
            SecurityGroups = network.SecurityGroups.Count == 0 ? null : [.. network.SecurityGroups],
            AssignPublicIp = network.AssignPublicIp,
        },
    };

    private static ContainerOverride ToOverride(OverrideEntry change) => new()
    {
        Name = change.Container,
        Command = change.Command is null ? null : [.. change.Command],
        Environment = change.Environment.Count == 0
            ? null
            : [.. change.Environment.Select(variable => new Amazon.ECS.Model.KeyValuePair { Name = variable.Key, Value = variable.Value })],
    };
}
