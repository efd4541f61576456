using EcsRestart.Results;
using Spectre.Console;

namespace EcsRestart.Cli.Output;

/// <summary>A table of the outcome of each service. Names and messages share a column to fit a narrow terminal.</summary>
internal static class ResultsTable
{
    /// <param name="explained">The results that are explained below the table.</param>
    public static Table Create(IReadOnlyList<RestartResult> results, IReadOnlyList<RestartResult> explained)
    {
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumn("Result", column => column.NoWrap())
            .AddColumn("Time", column => column.NoWrap())
            .AddColumn(ResultText.Heading(results));
        foreach (var group in ResultRows.Group(results, result => (result.Code, result.Message)))
        {
            table.AddRow(
                new Markup($"[{ResultText.ColorOf(group[0].Status)}]{group[0].Code.Name}[/]"),
                new Text(Time(group)),
                new Markup(string.Join('\n', Lines(group, explained).Where(line => line.Length > 0))));
        }

        return table;
    }

    private static string Time(IReadOnlyList<RestartResult> group)
    {
        var times = group.Select(result => result.DurationSeconds).OfType<double>().ToArray();
        return times.Length == 0 ? "" : Range(ResultText.Seconds(times.Min()), ResultText.Seconds(times.Max()));
    }

    private static string Range(string min, string max) => min == max ? min : $"{min} to {max}";

    private static IEnumerable<string> Lines(IReadOnlyList<RestartResult> group, IReadOnlyList<RestartResult> explained)
    {
        var first = group[0];
        if (group.Count > 1 && first.Status == ResultStatus.Success)
        {
            yield return $"[bold]{TextFormat.Count(group.Count, ResultRows.Noun(group))}[/]";
            yield return "[grey]use --output json to list them[/]";
            yield break;
        }

        yield return $"[bold]{ResultRows.Names(group).EscapeMarkup()}[/]";
        yield return explained.Contains(first) ? "explained below" : (first.Message ?? "").EscapeMarkup();
        if (first.IsUnverified)
            yield return $"Not watched to completion: {Unverified(first)}".EscapeMarkup();
    }

    private static string Unverified(RestartResult result) => result.Tasks is { } tasks
        ? $"{(tasks.Count == 1 ? "task" : "tasks")} {string.Join(", ", tasks.Select(task => task.Task[(task.Task.LastIndexOf('/') + 1)..]))}"
        : $"deployment {result.DeploymentId}";
}
