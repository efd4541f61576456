using EcsRestart.Plan;
using EcsRestart.Report;
using EcsRestart.Request;
using Spectre.Console;

namespace EcsRestart.Cli.Output;

/// <summary>Writes a report for people.</summary>
internal static class ReportView
{
    /// <param name="plan">The plan of the run. Null when the request is invalid.</param>
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
        { StatusCode: 503 } => "The service list could not be read. Nothing was restarted.",
        { Errors: { } errors } when errors.All(ListSource.IsListError) => "The service list is invalid. Nothing was restarted.",
        _ => "The request is invalid. Nothing was called.",
    };

    private static void WritePlan(IAnsiConsole console, RestartReport report, RestartPlan plan)
    {
        console.Write(PlanTable.Create(plan, report.Results ?? []));
        WriteNotes(console, report);
        console.MarkupLineInterpolated($"[bold]{PlanTable.Summarize(plan)}.[/] Nothing was changed.");
    }

    private static void WriteRun(IAnsiConsole console, RestartReport report)
    {
        var results = report.Results ?? [];
        console.Write(ResultsTable.Create(results, FailureReport.Explained(results)));
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
            console.MarkupLineInterpolated($"[yellow]Paused:[/] ECS was not called. Unset {PauseSwitch.Variable} to continue.");
    }
}
