namespace EcsRestart.Names;

/// <summary>A service with valid names, which may or may not exist.</summary>
/// <param name="Cluster">The cluster to pass to ECS: its ARN when the payload specifies the account, otherwise its name.</param>
public sealed record ServiceRef(string Cluster, string ClusterName, string ServiceName)
{
    public EcsLocation Location { get; init; } = EcsLocation.Own;

    /// <summary>Returns the same string for a name and an ARN of the service.</summary>
    public override string ToString() => Location == EcsLocation.Own ? $"{ClusterName}/{ServiceName}" : $"{ClusterName}/{ServiceName} of {Location.Description}";
}
