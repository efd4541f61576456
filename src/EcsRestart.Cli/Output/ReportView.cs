using EcsRestart.Report;
using EcsRestart.Request;
using Spectre.Console;

namespace EcsRestart.Cli.Output;

/// <summary>A report for a person.</summary>
internal static class ReportView
{
    public static void Write(IAnsiConsole console, RestartReport report)
    {
        if (report.Errors is { } errors)
        {
            WriteErrors(console, "The request", errors);
            return;
        }

        console.Write(Draw(report.Results ?? []));
        foreach (var warning in report.Warnings ?? [])
            console.MarkupLineInterpolated($"[yellow]Note:[/] {warning}");
        console.WriteLine(report.DryRun == true ? $"Dry run, nothing was changed: {report.Message}" : report.Message ?? "");
    }

    /// <summary>A result in one line, without its names.</summary>
    public static string InWords(RestartResult result)
    {
        var status = result.Status.ToString().ToLowerInvariant();
        var time = result.DurationSeconds is { } seconds ? $" after {ReportText.Duration(TimeSpan.FromSeconds(seconds))}" : "";
        return result.Sentence is { } sentence ? $"{status}, {result.CodeName}{time}: {sentence}" : $"{status}, {result.CodeName}{time}";
    }

    public static string ColourOf(RestartResult result) => result.Status switch
    {
        ResultStatus.Success => "green",
        ResultStatus.Skipped => "yellow",
        _ => "red",
    };

    /// <param name="what">The request's name.</param>
    public static void WriteErrors(IAnsiConsole console, string what, IReadOnlyList<RequestError> errors)
    {
        console.MarkupLineInterpolated($"[red]{what} is wrong; nothing was called.[/]");
        var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        foreach (var error in errors)
            grid.AddRow(new Text($"  {error.Path}"), new Text(error.Message));
        console.Write(grid);
    }

    private static Table Draw(IReadOnlyList<RestartResult> results)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Cluster", "Service", "Result", "Time", "Details");
        foreach (var result in results)
        {
            table.AddRow(
                new Text(result.Cluster ?? "–"),
                new Text(result.Service ?? "–"),
                new Markup($"[{ColourOf(result)}]{result.CodeName}[/]"),
                new Text(result.DurationSeconds is { } seconds ? ReportText.Duration(TimeSpan.FromSeconds(seconds)) : ""),
                new Text(Details(result)));
        }

        return table;
    }

    private static string Details(RestartResult result) =>
        string.Join('\n', new[] { result.Sentence, result.DeploymentId }.Concat(result.Warnings ?? []).Where(line => !string.IsNullOrEmpty(line)));
}
