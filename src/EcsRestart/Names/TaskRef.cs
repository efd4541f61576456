namespace EcsRestart.Names;

/// <summary>A task of the request. The same task definition may be there several times: its place tells them apart.</summary>
/// <param name="Cluster">What ECS is called with: the cluster's name, or its ARN where the payload tells the account.</param>
/// <param name="ClusterName">The cluster's name.</param>
/// <param name="TaskDefinition">What ECS is called with, as written.</param>
/// <param name="Place">Where the request has it: <c>tasks[0]</c>.</param>
/// <param name="Index">The same as a number.</param>
public sealed record TaskRef(string Cluster, string ClusterName, string TaskDefinition, string Place, int Index = 0)
{
    /// <summary>Family and revision, as far as given.</summary>
    public string Name => TaskDefinition[(TaskDefinition.LastIndexOf('/') + 1)..];

    public override string ToString() => $"{ClusterName}/{Name}";
}
