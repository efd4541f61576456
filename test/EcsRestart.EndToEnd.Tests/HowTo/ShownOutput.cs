using System.Text.RegularExpressions;

namespace EcsRestart.EndToEnd.Tests.HowTo;

/// <summary>
/// What a how-to shows of a command's standard output. A line <c>…</c> stands for what is left out. Durations, days and ids differ from
/// run to run, and with them where lines are broken: the words are compared, in their order, without the frames of tables.
/// </summary>
internal sealed partial class ShownOutput(IReadOnlyList<string> lines)
{
    private const int MatchTimeoutMilliseconds = 1_000;
    private const string LeftOut = "…";

    /// <returns>What the output lacks, or has besides; null if all is as it is shown.</returns>
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

    /// <summary>The words between the lines that leave something out; none at first where the output's beginning is left out.</summary>
    private IEnumerable<string[]> Pieces()
    {
        var piece = new List<string>();
        foreach (var line in lines)
        {
            if (line != LeftOut)
            {
                piece.Add(line);
                continue;
            }

            yield return WordsOf(string.Join('\n', piece));
            piece.Clear();
        }

        yield return WordsOf(string.Join('\n', piece));
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
        (Durations(), "N s"),
        (Days(), "DAY"),
        (Deployments(), "ecs-svc/N"),
        (Tasks(), "TASK"),
    ];

    [GeneratedRegex("[\u2500-\u257F]", RegexOptions.None, MatchTimeoutMilliseconds)]
    private static partial Regex Frames();

    [GeneratedRegex(@"\b\d+(\.\d+)? (s|min|h)\b", RegexOptions.ExplicitCapture, MatchTimeoutMilliseconds)]
    private static partial Regex Durations();

    [GeneratedRegex(@"\b(\w{3} )?\d{4}-\d{2}-\d{2}\b", RegexOptions.ExplicitCapture, MatchTimeoutMilliseconds)]
    private static partial Regex Days();

    [GeneratedRegex(@"\becs-svc/\d+", RegexOptions.None, MatchTimeoutMilliseconds)]
    private static partial Regex Deployments();

    [GeneratedRegex(@"\b([0-9a-f]{8}|[0-9a-f]{32})\b", RegexOptions.ExplicitCapture, MatchTimeoutMilliseconds)]
    private static partial Regex Tasks();
}
