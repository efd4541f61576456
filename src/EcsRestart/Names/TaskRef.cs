namespace EcsRestart.Names;

/// <summary>A task of the request. The same task definition may occur several times; the path tells the entries apart.</summary>
/// <param name="Cluster">The cluster to pass to ECS: its ARN when the payload specifies the account, otherwise its name.</param>
/// <param name="TaskDefinition">The task definition to pass to ECS, as written in the request.</param>
/// <param name="Place">The path of the entry in the request: <c>tasks[0]</c>.</param>
/// <param name="Index">The index in that path.</param>
public sealed record TaskRef(string Cluster, string ClusterName, string TaskDefinition, string Place, int Index = 0)
{
    /// <summary>The family, with the revision when the request specifies it.</summary>
    public string Name => TaskDefinition[(TaskDefinition.LastIndexOf('/') + 1)..];

    public override string ToString() => $"{ClusterName}/{Name}";
}
