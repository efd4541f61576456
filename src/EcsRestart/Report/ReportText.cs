using System.Globalization;
using System.Text;
using EcsRestart.Request;
using EcsRestart.Results;

namespace EcsRestart.Report;

/// <summary>The report as text, for logs and notifications.</summary>
public static class ReportText
{
    /// <summary>More would not be read in a notification.</summary>
    private const int MaxListedFailures = 20;

    /// <summary>With the last line, within the 8,000 characters of a custom notification in Amazon Q Developer in chat applications.</summary>
    private const int MaxFailuresLength = 7_900;

    /// <summary>Returns the run in one line, such as <c>2 restarted, 1 skipped, 1 failed in 94 s</c>.</summary>
    internal static string Summarize(RunResults results, TimeSpan duration)
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

    /// <summary>Returns the run in one line, followed by one line for each of the first 20 failures; at most 8,000 characters.</summary>
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
    /// Returns the text without anything that Slack, Teams or an email client would interpret. EventBridge inserts the text unescaped, so
    /// input from outside could add mentions such as <c>&lt;!channel&gt;</c>, tags, Markdown links and images, control characters and
    /// changes of text direction.
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

    /// <summary>A line break would make one failure look like two.</summary>
    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    /// <summary>Returns one sentence about an invalid request.</summary>
    public static string Rejection(IReadOnlyList<RequestError> errors) => errors switch
    {
        [{ Message: RequestReader.NoServices }] => RequestReader.NoServices,
        [var only] => $"{only.Path}: {only.Message}.",
        _ when errors.All(ListSource.IsListError) =>
            string.Create(CultureInfo.InvariantCulture, $"The list that the request refers to has {errors.Count:N0} errors. Nothing was restarted."),
        _ => string.Create(CultureInfo.InvariantCulture, $"The request has {errors.Count:N0} errors. Nothing was called."),
    };
}
