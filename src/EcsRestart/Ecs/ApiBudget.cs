namespace EcsRestart.Ecs;

/// <summary>The remaining calls in one account and Region, with a bucket for each group of actions that share one in ECS.</summary>
internal sealed class ApiBudget(TimeProvider clock, int lanes)
{
    internal ApiPacer ServiceModify { get; } = new(EcsLimits.ServiceModify.Share(lanes), clock);

    internal ApiPacer ServiceRead { get; } = new(EcsLimits.ServiceRead.Share(lanes), clock);

    internal ApiPacer ServiceDeploymentRead { get; } = new(EcsLimits.ServiceDeploymentRead.Share(lanes), clock);

    internal ApiPacer ServiceRevisionRead { get; } = new(EcsLimits.ServiceRevisionRead.Share(lanes), clock);

    internal ApiPacer ClusterRead { get; } = new(EcsLimits.ClusterRead.Share(lanes), clock);

    internal ApiPacer ClusterResourceRead { get; } = new(EcsLimits.ClusterResourceRead.Share(lanes), clock);

    internal ApiPacer ClusterResourceModify { get; } = new(EcsLimits.ClusterResourceModify.Share(lanes), clock);

    internal ApiPacer FargateLaunch { get; } = new(EcsLimits.FargateLaunch.Share(lanes), clock);

    internal ApiPacer TaskDefinitionRead { get; } = new(EcsLimits.TaskDefinitionRead.Share(lanes), clock);
}
