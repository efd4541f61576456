namespace EcsRestart.EndToEnd.Tests.HowTo;

/// <summary>A fenced block of a document, or what stands between two of them.</summary>
/// <param name="Kind">The word behind the opening fence, which may be none; null for what is not fenced.</param>
internal sealed record MarkdownBlock(string? Kind, IReadOnlyList<string> Lines)
{
    private const string Fence = "```";

    public static IEnumerable<MarkdownBlock> In(string document)
    {
        string? kind = null;
        var lines = new List<string>();
        foreach (var line in File.ReadLines(document))
        {
            if (!line.StartsWith(Fence, StringComparison.Ordinal))
            {
                lines.Add(line);
                continue;
            }

            yield return new MarkdownBlock(kind, lines);
            kind = kind is null ? line[Fence.Length..] : null;
            lines = [];
        }

        yield return new MarkdownBlock(kind, lines);
    }
}
