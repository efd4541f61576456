namespace EcsRestart.Simulator;

internal sealed record Tag(string Key, string Value)
{
    public static IReadOnlyDictionary<string, string> Read(IReadOnlyList<Tag>? tags) =>
        (tags ?? []).ToDictionary(tag => tag.Key, tag => tag.Value, StringComparer.Ordinal);

    /// <summary>Answers carry tags only when the request's <c>include</c> asks for them.</summary>
    public static IReadOnlyList<Tag>? Write(IReadOnlyDictionary<string, string> tags, IReadOnlyList<string>? include) =>
        (include ?? []).Contains("TAGS") ? [.. tags.Select(tag => new Tag(tag.Key, tag.Value))] : null;
}
