using EcsRestart.Plan;
using EcsRestart.Report;
using EcsRestart.Request;
using Spectre.Console;

namespace EcsRestart.Cli.Output;

/// <summary>A report for a person.</summary>
internal static class ReportView
{
    /// <param name="plan">What the report is about; null when the request is wrong.</param>
    public static void Write(IAnsiConsole console, RestartReport report, RestartPlan? plan)
    {
        if (report.Errors is { } errors)
            RequestErrors.Write(console, Verdict(report), errors);
        else if (report.DryRun == true && plan is not null)
            WritePlan(console, report, plan);
        else
            WriteRun(console, report);
    }

    private static string Verdict(RestartReport report) => report switch
    {
        { StatusCode: 503 } => "The list of services could not be read; nothing was restarted.",
        { Errors: { } errors } when errors.All(ListSource.IsListError) => "The list that the request points to is wrong; nothing was restarted.",
        _ => "The request is wrong; nothing was called.",
    };

    private static void WritePlan(IAnsiConsole console, RestartReport report, RestartPlan plan)
    {
        console.Write(PlanTable.Of(plan, report.Results ?? []));
        WriteNotes(console, report);
        console.MarkupLineInterpolated($"[bold]{PlanTable.Summarise(plan)}.[/] Nothing was changed.");
    }

    private static void WriteRun(IAnsiConsole console, RestartReport report)
    {
        var results = report.Results ?? [];
        console.Write(ResultsTable.Of(results, FailureReport.Explained(results)));
        FailureReport.Write(console, results);
        WriteNotes(console, report);
        console.MarkupLineInterpolated($"[bold]{report.Message}[/]");
    }

    private static void WriteNotes(IAnsiConsole console, RestartReport report)
    {
        var results = report.Results ?? [];
        WarningList.Write(console, results);
        foreach (var warning in report.Warnings ?? [])
            console.MarkupLineInterpolated($"[yellow]Note:[/] {SafeText.OneLine(warning)}");
        if (results.Any(result => result.Code == ResultCode.Paused))
            console.MarkupLineInterpolated($"[yellow]Paused:[/] ECS was not called. Unset {PauseSwitch.Variable} to go on.");
    }
}
