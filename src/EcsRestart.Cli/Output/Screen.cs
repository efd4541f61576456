using System.CommandLine;
using EcsRestart.Plan;
using EcsRestart.Report;
using EcsRestart.Watch;
using Spectre.Console;

namespace EcsRestart.Cli.Output;

/// <summary>Writes results to standard output and everything else to standard error.</summary>
internal sealed class Screen(OutputFormat format)
{
    /// <summary>The width of tables in a file or a pipe.</summary>
    private const int TableWidth = 120;

    /// <summary>Wide enough that messages in a log are never wrapped.</summary>
    private const int LineWidth = 10_000;

    private readonly IAnsiConsole _messages = Terminal.Open(Console.Error, Console.IsErrorRedirected, Console.IsErrorRedirected ? LineWidth : null);

    public IAnsiConsole Results { get; } = Terminal.Open(Console.Out, Console.IsOutputRedirected, Console.IsOutputRedirected ? TableWidth : null);

    public static Option<OutputFormat> Option() => new("--output", "-o")
    {
        Description = "Output format: table for people, json for programs (only the report on standard output)",
        DefaultValueFactory = _ => OutputFormat.Table,
    };

    /// <summary>Writes a message that is not part of the result.</summary>
    public void WriteMessage(string message) => _messages.WriteLine(message);

    /// <summary>Shows the progress of a run on standard error, while the results may go to a file.</summary>
    public Task<RestartReport> ShowProgressAsync(RunView view, TimeProvider clock, Func<IProgress<RunProgress>, Task<RestartReport>> run) =>
        _messages.Profile.Capabilities.Interactive && _messages.Profile.Out.IsTerminal
            ? new LiveRollouts(_messages, clock, view).ShowAsync(run)
            : run(new PlainRollouts(Console.Error, view));

    /// <param name="plan">The plan of the run. Null when the request is invalid.</param>
    public void WriteReport(RestartReport report, RestartPlan? plan)
    {
        if (format == OutputFormat.Json)
            Console.Out.WriteLine(SafeText.Json(ReportJson.Write(report)));
        else
            ReportView.Write(Results, report, plan);
    }
}
