using EcsRestart.Results;
using Spectre.Console;

namespace EcsRestart.Cli.Output;

/// <summary>What became of each service. Names and sentences share a column, so that they have room on a narrow terminal.</summary>
internal static class ResultsTable
{
    /// <param name="explained">Those that are explained elsewhere.</param>
    public static Table Of(IReadOnlyList<RestartResult> results, IReadOnlyList<RestartResult> explained)
    {
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumn("Result", column => column.NoWrap())
            .AddColumn("Time", column => column.NoWrap())
            .AddColumn(ResultText.Heading(results));
        foreach (var alike in ResultRows.Group(results, result => (result.Code, result.Message)))
        {
            table.AddRow(
                new Markup($"[{ResultText.ColourOf(alike[0].Status)}]{alike[0].Code.Name}[/]"),
                new Text(Time(alike)),
                new Markup(string.Join('\n', Lines(alike, explained).Where(line => line.Length > 0))));
        }

        return table;
    }

    private static string Time(IReadOnlyList<RestartResult> alike)
    {
        var times = alike.Select(result => result.DurationSeconds).OfType<double>().ToArray();
        return times.Length == 0 ? "" : Range(ResultText.Seconds(times.Min()), ResultText.Seconds(times.Max()));
    }

    private static string Range(string least, string most) => least == most ? least : $"{least} to {most}";

    private static IEnumerable<string> Lines(IReadOnlyList<RestartResult> alike, IReadOnlyList<RestartResult> explained)
    {
        var first = alike[0];
        if (alike.Count > 1 && first.Status == ResultStatus.Success)
        {
            yield return $"[bold]{TextFormat.Count(alike.Count, ResultRows.Thing(alike))}[/]";
            yield return "[grey]--output json lists each[/]";
            yield break;
        }

        yield return $"[bold]{ResultRows.Names(alike).EscapeMarkup()}[/]";
        yield return explained.Contains(first) ? "explained below" : (first.Message ?? "").EscapeMarkup();
        if (first.IsUnverified)
            yield return $"Not seen to its end: {Unseen(first)}".EscapeMarkup();
    }

    private static string Unseen(RestartResult result) => result.Tasks is { } tasks
        ? $"{(tasks.Count == 1 ? "task" : "tasks")} {string.Join(", ", tasks.Select(task => task.Task[(task.Task.LastIndexOf('/') + 1)..]))}"
        : $"deployment {result.DeploymentId}";
}
