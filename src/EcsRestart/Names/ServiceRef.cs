namespace EcsRestart.Names;

/// <summary>A service that can exist: its names obey ECS's rules.</summary>
/// <param name="Cluster">What ECS is called with: the cluster's name, or its ARN where the payload tells the account.</param>
/// <param name="ClusterName">The cluster's name.</param>
/// <param name="ServiceName">The service's name.</param>
public sealed record ServiceRef(string Cluster, string ClusterName, string ServiceName)
{
    public EcsLocation Location { get; init; } = EcsLocation.Own;

    /// <summary>The same for every way to name the service.</summary>
    public override string ToString() => Location == EcsLocation.Own ? $"{ClusterName}/{ServiceName}" : $"{ClusterName}/{ServiceName} of {Location.Description}";
}
