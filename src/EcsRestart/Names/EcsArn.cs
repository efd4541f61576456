namespace EcsRestart.Names;

/// <summary>The ARN of a cluster or a service: <c>arn:aws:ecs:REGION:ACCOUNT:cluster/NAME</c>, <c>…:service/CLUSTER/NAME</c>.</summary>
internal sealed record EcsArn(string Partition, string Region, string Account, string ResourceType, IReadOnlyList<string> Names)
{
    private const int AccountLength = 12;

    public static bool LooksLikeOne(string text) => text.StartsWith("arn:", StringComparison.Ordinal);

    /// <returns>The parts, or null when <paramref name="text"/> is not the ARN of an ECS resource.</returns>
    public static EcsArn? Parse(string text)
    {
        var parts = text.Split(':');
        if (parts is not ["arn", var partition, "ecs", var region, var account, var resource])
            return null;

        if (partition.Length == 0 || region.Length == 0 || account.Length != AccountLength || !account.All(char.IsAsciiDigit))
            return null;

        var names = resource.Split('/');
        return names.Length < 2 ? null : new EcsArn(partition, region, account, names[0], names[1..]);
    }

    /// <returns>Why the resource cannot be reached in the Region that ECS is called in, or null when it can.</returns>
    public string? RegionError(string text, Func<string> region) => RegionError(text, Region, region);

    /// <inheritdoc cref="RegionError(string, Func{string})"/>
    public static string? RegionError(string text, string actual, Func<string> region) =>
        region() is { Length: > 0 } here && here != actual ? $"{TextFormat.Quote(text)} is in Region {actual}, but ECS is called in Region {here}." : null;

    public string ClusterArn(string clusterName) => $"arn:{Partition}:ecs:{Region}:{Account}:cluster/{clusterName}";
}
