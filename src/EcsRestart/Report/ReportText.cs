using System.Globalization;
using System.Text;
using EcsRestart.Request;
using EcsRestart.Results;

namespace EcsRestart.Report;

/// <summary>Reports in words.</summary>
public static class ReportText
{
    /// <summary>As many as a person reads in a notification.</summary>
    private const int MaxListedFailures = 20;

    /// <summary>Fits, with a last line, into the 8,000 characters of a custom notification of Amazon Q Developer in chat applications.</summary>
    private const int MaxFailuresLength = 7_900;

    /// <summary>The run in one line, such as <c>2 restarted, 1 skipped, 1 failed in 94 s</c>.</summary>
    internal static string Summarise(RunResults results, TimeSpan duration)
    {
        string?[] counts =
        [
            Said(Tasks(ResultCode.TaskSucceeded), "succeeded"),
            Said(Tasks(ResultCode.TaskStarted), "started"),
            Said(Tasks(ResultCode.DryRun), "to run"),
            Said(Services(ResultCode.Restarted), "restarted"),
            Said(Services(ResultCode.Started), "started"),
            Said(Services(ResultCode.DryRun), "to restart"),
            Said(Number(results.Count(code => code.Status == ResultStatus.Skipped && code != ResultCode.DryRun)), "skipped"),
            Said(Number(results.Count(code => code.Status == ResultStatus.Failed)), "failed"),
        ];
        return $"{string.Join(", ", counts.OfType<string>())} in {TextFormat.Duration(duration)}";

        string? Services(ResultCode code) => Number(results.CountServices(code));

        string? Tasks(ResultCode code) => results.CountTasks(code) is > 0 and var number ? TextFormat.Count(number, "task") : null;

        static string? Said(string? number, string word) => number is null ? null : $"{number} {word}";

        static string? Number(int count) => count > 0 ? count.ToString("N0", CultureInfo.InvariantCulture) : null;
    }

    /// <summary>The run in one line, followed by a line for each of the first failures; at most 8,000 characters.</summary>
    public static string Failures(RestartReport report)
    {
        var failed = (report.Results ?? []).Where(result => result.Status == ResultStatus.Failed).ToArray();
        var text = new StringBuilder(report.Message ?? report.Error);
        var all = report.Summary?.Failed ?? failed.Length;
        var said = 0;
        foreach (var line in failed.Take(MaxListedFailures).Select(Failure).TakeWhile(line => text.Length + line.Length < MaxFailuresLength))
        {
            text.Append('\n').Append(line);
            said++;
        }

        return Plain(all == said ? text.ToString() : $"{text}\nand {all - said:N0} more");
    }

    /// <summary>
    /// A text that Slack, Teams and an email show as it is. EventBridge puts it into their messages unescaped, and they would read what comes
    /// from outside: angle brackets as a mention such as <c>&lt;!channel&gt;</c>, a link or a tag, brackets before parentheses as a link or an
    /// image, controls and changes of direction as such.
    /// </summary>
    internal static string Plain(string text) => string.Concat(text.Select(character => character switch
    {
        '<' => '‹',
        '>' => '›',
        '\n' => '\n',
        _ when char.GetUnicodeCategory(character)
            is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => ' ',
        _ => character,
    })).Replace("](", "] (", StringComparison.Ordinal);

    private static string Failure(RestartResult result) =>
        OneLine($"{result.QualifiedCluster}/{result.Name}: {result.Code.Name}. {TaskEvidence.Shorten(result.Message ?? "")}");

    /// <summary>One failure must not look like two.</summary>
    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    /// <summary>A request that is wrong, in one sentence.</summary>
    public static string Rejection(IReadOnlyList<RequestError> errors) => errors switch
    {
        [{ Message: RequestReader.NoServices }] => RequestReader.NoServices,
        [var only] => $"{only.Path}: {only.Message}.",
        _ when errors.All(ListSource.IsListError) =>
            string.Create(CultureInfo.InvariantCulture, $"The list that the request points to has {errors.Count:N0} errors; nothing was restarted."),
        _ => string.Create(CultureInfo.InvariantCulture, $"The request has {errors.Count:N0} errors; nothing was called."),
    };
}
