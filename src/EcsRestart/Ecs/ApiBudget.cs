namespace EcsRestart.Ecs;

/// <summary>
/// The calls that one account and Region may still make, a bucket for each group of actions that share one at ECS.
/// </summary>
internal sealed class ApiBudget(TimeProvider clock)
{
    internal ApiPacer ServiceModify { get; } = new(EcsLimits.ServiceModify, clock);

    internal ApiPacer ServiceRead { get; } = new(EcsLimits.ServiceRead, clock);

    internal ApiPacer ClusterRead { get; } = new(EcsLimits.ClusterRead, clock);

    internal ApiPacer ClusterResourceRead { get; } = new(EcsLimits.ClusterResourceRead, clock);

    internal ApiPacer ClusterResourceModify { get; } = new(EcsLimits.ClusterResourceModify, clock);

    internal ApiPacer FargateLaunch { get; } = new(EcsLimits.FargateLaunch, clock);

    internal ApiPacer TaskDefinitionRead { get; } = new(EcsLimits.TaskDefinitionRead, clock);
}
