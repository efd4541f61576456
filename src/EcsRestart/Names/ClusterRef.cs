namespace EcsRestart.Names;

/// <summary>A cluster, parsed from its name or ARN.</summary>
/// <param name="Identifier">The name or ARN to pass to ECS.</param>
/// <param name="Account">The account from the ARN, or null for a name.</param>
/// <param name="Error">Why the name or ARN is invalid here, as a sentence, or null when it is valid.</param>
internal sealed record ClusterRef(string Identifier, string Name, string? Account, string? Error = null)
{
    /// <param name="region">Returns the Region that ECS is called in; called only when <paramref name="cluster"/> is an ARN.</param>
    public static ClusterRef Read(string cluster, Func<string> region)
    {
        if (!EcsArn.LooksLikeOne(cluster))
        {
            return EcsName.Fault(cluster) is { } nameFault
                ? Invalid($"{TextFormat.Quote(cluster)} is not a valid cluster name: {nameFault}.")
                : new ClusterRef(cluster, cluster, null);
        }

        if (EcsArn.Parse(cluster) is not { ResourceType: "cluster", Names: [var name] } arn)
            return Invalid($"{TextFormat.Quote(cluster)} is not a cluster ARN. Expected arn:aws:ecs:REGION:ACCOUNT:cluster/NAME.");

        if (arn.RegionError(cluster, region) is { } elsewhere)
            return Invalid(elsewhere);

        return EcsName.Fault(name) is { } fault
            ? Invalid($"{TextFormat.Quote(name)} is not a valid cluster name: {fault}.")
            : new ClusterRef(cluster, name, arn.Account);
    }

    /// <summary>Returns the name of a cluster from its valid name or ARN.</summary>
    public static string NameIn(string identifier) => identifier[(identifier.LastIndexOf('/') + 1)..];

    private static ClusterRef Invalid(string error) => new("", "", null, error);
}
