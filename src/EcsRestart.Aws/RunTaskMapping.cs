using Amazon.ECS.Model;
using EcsRestart.Ecs;
using EcsRestart.Request;

namespace EcsRestart.Aws;

/// <summary>Maps tasks to RunTask requests. Settings that the task does not specify are left to ECS.</summary>
internal static class RunTaskMapping
{
    public static RunTaskRequest ToRequest(this TaskOrder order)
    {
        var settings = order.Settings;
        return new()
        {
            Cluster = order.Task.Cluster,
            TaskDefinition = order.Task.TaskDefinition,
            ClientToken = order.ClientToken,
            Count = settings.Count,
            LaunchType = settings.LaunchType,
            CapacityProviderStrategy = settings.CapacityProviderStrategy.Count == 0 ? null : [.. settings.CapacityProviderStrategy.Select(ToItem)],
            NetworkConfiguration = settings.Network is { } network ? ToConfiguration(network) : null,
            Overrides = settings.Overrides.Count == 0 ? null : new TaskOverride { ContainerOverrides = [.. settings.Overrides.Select(ToOverride)] },
            Group = settings.Group,
            StartedBy = settings.StartedBy,
        };
    }

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
