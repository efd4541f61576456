using EcsRestart.Report;

namespace EcsRestart.Cli.Output;

/// <summary>Results in the words and colours that every view uses.</summary>
internal static class ResultWords
{
    public static string NameOf(RestartResult result) => $"{result.Cluster ?? "–"}/{result.Service ?? "–"}";

    /// <summary>A result in one line, without its names.</summary>
    public static string InWords(RestartResult result)
    {
        var status = result.Status.ToString().ToLowerInvariant();
        var time = result.DurationSeconds is { } seconds ? $" after {Seconds(seconds)}" : "";
        return result.Sentence is { } sentence ? $"{status}, {result.CodeName}{time}: {sentence}" : $"{status}, {result.CodeName}{time}";
    }

    public static string ColourOf(ResultStatus status) => status switch
    {
        ResultStatus.Success => "green",
        ResultStatus.Skipped => "yellow",
        _ => "red",
    };

    public static string Seconds(double seconds) => ReportText.Duration(TimeSpan.FromSeconds(seconds));

    /// <summary>A few names, and how many others there are.</summary>
    public static string Some(IReadOnlyList<string> names, int most)
    {
        var shown = string.Join(", ", names.Take(most));
        return names.Count <= most ? shown : $"{shown} and {names.Count - most:N0} more";
    }
}
