using System.Text.RegularExpressions;

namespace EcsRestart.EndToEnd.Tests.HowTo;

/// <summary>
/// The part of a command's standard output that a page shows. A line <c>…</c> stands for lines that are left out. Durations, days and IDs
/// differ from run to run, and with them the line breaks: the words are compared, in their order, without the frames of tables.
/// </summary>
internal sealed partial class ShownOutput(IReadOnlyList<string> lines)
{
    private const int MatchTimeoutMilliseconds = 1_000;
    private const string LeftOut = "…";

    public IReadOnlyList<string> Lines => lines;

    /// <returns>The words that are missing from the output, or that it has in addition; null when the output is as shown.</returns>
    public string? Misses(string output)
    {
        var words = WordsOf(output);
        var isFirst = true;
        foreach (var piece in Pieces())
        {
            var at = words.AsSpan().IndexOf(piece);
            if (at < 0 || (at > 0 && isFirst))
                return $"not there: {string.Join(' ', piece)}";

            words = words[(at + piece.Length)..];
            isFirst = false;
        }

        return lines[^1] == LeftOut || words.Length == 0 ? null : $"not shown: {string.Join(' ', words)}";
    }

    /// <returns>
    /// The same part of a new output: each piece goes from the line that is most like its first to the line that is most like its last.
    /// </returns>
    public ShownOutput Refreshed(string output)
    {
        string[] printed = [.. output.TrimEnd().Split('\n').Select(line => line.TrimEnd())];
        var refreshed = new List<string>();
        var from = 0;
        var pieces = LinePieces().ToArray();
        foreach (var (number, piece) in pieces.Index())
        {
            if (number > 0)
                refreshed.Add(LeftOut);
            if (piece.All(string.IsNullOrWhiteSpace))
                continue;

            var first = number == 0 ? 0 : BestMatch(piece[0], printed, from);
            var last = number == pieces.Length - 1 ? printed.Length - 1 : BestMatch(piece[^1], printed, first);
            refreshed.AddRange(printed[first..(last + 1)]);
            from = last + 1;
        }

        return new ShownOutput(refreshed);
    }

    private static int BestMatch(string line, string[] printed, int from)
    {
        var best = Math.Min(from, printed.Length - 1);
        for (var at = best; at < printed.Length; at++)
        {
            if (Likeness(line, printed[at]) > Likeness(line, printed[best]))
                best = at;
        }

        return best;
    }

    /// <returns>The share of words that both lines have, from 0 to 1; for lines without words, whether they start with the same character.</returns>
    private static double Likeness(string one, string other)
    {
        var (words, others) = (WordsOf(one), WordsOf(other));
        if (words.Length == 0 || others.Length == 0)
            return words.Length == others.Length && one.FirstOrDefault() == other.FirstOrDefault() ? 1 : 0;

        return (double)words.Intersect(others).Count() / words.Union(others).Count();
    }

    private IEnumerable<string[]> Pieces() => LinePieces().Select(piece => WordsOf(string.Join('\n', piece)));

    /// <summary>The lines between those that leave something out; an empty piece first when the start of the output is left out.</summary>
    private IEnumerable<IReadOnlyList<string>> LinePieces()
    {
        var piece = new List<string>();
        foreach (var line in lines)
        {
            if (line != LeftOut)
            {
                piece.Add(line);
                continue;
            }

            yield return piece;
            piece = [];
        }

        yield return piece;
    }

    private static string[] WordsOf(string text)
    {
        foreach (var (varying, name) in Varying)
            text = varying.Replace(text, name);
        return text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
    }

    private static readonly IReadOnlyList<(Regex Varying, string Name)> Varying =
    [
        (Frames(), " "),
        (Times(), "TIME"),
        (Seconds(), "durationSeconds N"),
        (ServiceDeployments(), "serviceDeployment ID"),
        (Durations(), "N s"),
        (Days(), "DAY"),
        (Deployments(), "ecs-svc/N"),
        (Runs(), "RUN"),
        (Tasks(), "TASK"),
    ];

    [GeneratedRegex("[\u2500-\u257F]", RegexOptions.None, MatchTimeoutMilliseconds)]
    private static partial Regex Frames();

    [GeneratedRegex(@"\b\d+(\.\d+)? (s|min|h)\b", RegexOptions.ExplicitCapture, MatchTimeoutMilliseconds)]
    private static partial Regex Durations();

    [GeneratedRegex(@"\b(\w{3} )?\d{4}-\d{2}-\d{2}\b", RegexOptions.ExplicitCapture, MatchTimeoutMilliseconds)]
    private static partial Regex Days();

    [GeneratedRegex(@"\b\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z", RegexOptions.None, MatchTimeoutMilliseconds)]
    private static partial Regex Times();

    [GeneratedRegex(@"""durationSeconds"": [\d.]+", RegexOptions.None, MatchTimeoutMilliseconds)]
    private static partial Regex Seconds();

    [GeneratedRegex(@"""serviceDeployment"": ""[\w-]+""", RegexOptions.None, MatchTimeoutMilliseconds)]
    private static partial Regex ServiceDeployments();

    [GeneratedRegex(@"\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b", RegexOptions.ExplicitCapture, MatchTimeoutMilliseconds)]
    private static partial Regex Runs();

    [GeneratedRegex(@"\becs-svc/\d+", RegexOptions.None, MatchTimeoutMilliseconds)]
    private static partial Regex Deployments();

    [GeneratedRegex(@"\b([0-9a-f]{8}|[0-9a-f]{32})\b", RegexOptions.ExplicitCapture, MatchTimeoutMilliseconds)]
    private static partial Regex Tasks();
}
