namespace EcsRestart.Simulator;

internal sealed record Tag(string Key, string Value)
{
    public static IReadOnlyDictionary<string, string> Read(IReadOnlyList<Tag>? tags) =>
        (tags ?? []).ToDictionary(tag => tag.Key, tag => tag.Value, StringComparer.Ordinal);

    /// <summary>Returns the tags, or null unless <c>include</c> in the request contains TAGS.</summary>
    public static IReadOnlyList<Tag>? Write(IReadOnlyDictionary<string, string> tags, IReadOnlyList<string>? include) =>
        (include ?? []).Contains("TAGS") ? [.. tags.Select(tag => new Tag(tag.Key, tag.Value))] : null;
}
