namespace EcsRestart.Names;

/// <summary>What the name or ARN of a cluster says.</summary>
/// <param name="Identifier">What ECS is called with.</param>
/// <param name="Name">The cluster's name.</param>
/// <param name="Account">Its account, where an ARN tells it.</param>
/// <param name="Error">Why there can be no such cluster here; null when there can.</param>
internal sealed record ClusterRef(string Identifier, string Name, string? Account, string? Error = null)
{
    /// <param name="region">The Region ECS is called in; asked for only when <paramref name="cluster"/> is an ARN.</param>
    public static ClusterRef Read(string cluster, Func<string> region)
    {
        if (!EcsArn.LooksLikeOne(cluster))
        {
            return EcsName.Fault(cluster) is { } nameFault
                ? Faulty($"No cluster can be named {TextFormat.Quote(cluster)}: {nameFault}.")
                : new ClusterRef(cluster, cluster, null);
        }

        if (EcsArn.Parse(cluster) is not { ResourceType: "cluster", Names: [var name] } arn)
            return Faulty($"{TextFormat.Quote(cluster)} is not the ARN of a cluster: expected arn:aws:ecs:REGION:ACCOUNT:cluster/NAME");

        if (arn.RegionFault(cluster, region) is { } elsewhere)
            return Faulty(elsewhere);

        return EcsName.Fault(name) is { } fault
            ? Faulty($"No cluster can be named {TextFormat.Quote(name)}: {fault}.")
            : new ClusterRef(cluster, name, arn.Account);
    }

    /// <summary>The cluster's name, of one that was read before.</summary>
    /// <param name="identifier">Its name or ARN.</param>
    public static string NameIn(string identifier) => identifier[(identifier.LastIndexOf('/') + 1)..];

    private static ClusterRef Faulty(string fault) => new("", "", null, fault);
}
