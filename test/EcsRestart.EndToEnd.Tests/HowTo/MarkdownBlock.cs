namespace EcsRestart.EndToEnd.Tests.HowTo;

/// <summary>A fenced block of a document, or the text between two of them.</summary>
/// <param name="Kind">The word after the opening fence, possibly empty; null for text outside fences.</param>
/// <param name="FirstLine">The position of the first of <paramref name="Lines"/> in the document, from 0.</param>
internal sealed record MarkdownBlock(string? Kind, IReadOnlyList<string> Lines, int FirstLine)
{
    private const string Fence = "```";

    public static IEnumerable<MarkdownBlock> In(string document)
    {
        string? kind = null;
        var lines = new List<string>();
        var number = 0;
        foreach (var line in File.ReadLines(document))
        {
            number++;
            if (!line.TrimStart().StartsWith(Fence, StringComparison.Ordinal))
            {
                lines.Add(line);
                continue;
            }

            yield return new MarkdownBlock(kind, lines, number - 1 - lines.Count);
            kind = kind is null ? line.TrimStart()[Fence.Length..] : null;
            lines = [];
        }

        yield return new MarkdownBlock(kind, lines, number - lines.Count);
    }
}
