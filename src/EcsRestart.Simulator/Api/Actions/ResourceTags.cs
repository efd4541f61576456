namespace EcsRestart.Simulator;

/// <summary>TagResource, UntagResource and ListTagsForResource, for clusters and services.</summary>
internal static class ResourceTags
{
    private const int MaxTags = 50;
    private const int MaxKeyLength = 128;
    private const int MaxValueLength = 256;

    public static EmptyResponse Tag(SimulatedAccount account, TagRequest request)
    {
        var resource = Require(account, request.ResourceArn, EcsException.ResourceNotFound);
        var tags = new Dictionary<string, string>(resource.Tags, StringComparer.Ordinal);
        foreach (var (key, value) in request.Tags ?? [])
            tags[key is { Length: > 0 and <= MaxKeyLength } ? key : throw Invalid("key", MaxKeyLength)] = CheckValue(value);
        if (tags.Count > MaxTags)
            throw EcsException.InvalidParameter($"A resource can have at most {MaxTags} tags.");

        resource.Replace(tags);
        return new();
    }

    public static EmptyResponse Untag(SimulatedAccount account, UntagRequest request)
    {
        var resource = Require(account, request.ResourceArn, EcsException.ResourceNotFound);
        resource.Replace(resource.Tags.ExceptBy(request.TagKeys ?? [], tag => tag.Key, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal));
        return new();
    }

    /// <remarks>The API model has no specific error for an unknown resource in this action.</remarks>
    public static ListResponse List(SimulatedAccount account, ListRequest request) => new(
        [.. from tag in Require(account, request.ResourceArn, EcsException.InvalidParameter).Tags select new Tag(tag.Key, tag.Value)]);

    private static Tagged Require(SimulatedAccount account, string? arn, Func<string, EcsException> error)
    {
        if (arn is not { Length: > 0 })
            throw EcsException.InvalidParameter("resourceArn cannot be empty.");

        if (account.FindCluster(arn) is { } cluster && cluster.Arn == arn)
            return new(cluster.Tags, tags => cluster.Tags = tags);

        var services = account.Clusters.Select(cluster => cluster.FindService(arn)).OfType<SimulatedService>();
        return services.FirstOrDefault(candidate => candidate.Identity.Arn == arn || candidate.Identity.ShortArn == arn) is { Status: not "INACTIVE" } service
            ? new(service.Behavior.Tags, service.Tag)
            : throw error("The specified resource was not found.");
    }

    private static string CheckValue(string? value) =>
        value is null or { Length: <= MaxValueLength } ? value ?? "" : throw Invalid("value", MaxValueLength);

    private static EcsException Invalid(string part, int maxLength) =>
        EcsException.InvalidParameter($"The {part} of a tag can have at most {maxLength} characters, and a key at least one.");

    private sealed record Tagged(IReadOnlyDictionary<string, string> Tags, Action<IReadOnlyDictionary<string, string>> Replace);

    public sealed record TagRequest(string? ResourceArn, IReadOnlyList<Tag>? Tags);

    public sealed record UntagRequest(string? ResourceArn, IReadOnlyList<string>? TagKeys);

    public sealed record ListRequest(string? ResourceArn);

    public sealed record ListResponse(IReadOnlyList<Tag> Tags);

    public sealed record EmptyResponse;
}
