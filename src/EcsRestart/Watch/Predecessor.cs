using EcsRestart.Ecs;

namespace EcsRestart.Watch;

/// <summary>The deployments of a service right before its restart.</summary>
/// <param name="CompletedId">The newest completed deployment, which ECS rolls back to. Null when it is unknown.</param>
/// <param name="WasPrimary">True when that deployment was PRIMARY and no other deployment was created before the restart.</param>
/// <param name="HasSameTaskDefinition">True when the restart has the same task definition.</param>
public sealed record Predecessor(string? CompletedId, bool WasPrimary, bool HasSameTaskDefinition)
{
    /// <param name="before">The service in preflight.</param>
    /// <param name="response">The response to UpdateService.</param>
    internal static Predecessor Of(ServiceSnapshot before, ServiceSnapshot response, DeploymentSnapshot created)
    {
        var completed = before.Deployments.Where(one => one.Id != created.Id && one.RolloutState == RolloutState.Completed).MaxBy(one => one.CreatedAt);
        return new(
            completed?.Id,
            completed is { IsPrimary: true } && response.Deployments.All(one => one.Id == created.Id || before.Find(one.Id) is not null),
            completed?.TaskDefinition is { } definition && definition == created.TaskDefinition);
    }
}
