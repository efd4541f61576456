using System.CommandLine;
using EcsRestart.Plan;
using EcsRestart.Report;
using EcsRestart.Watch;
using Spectre.Console;

namespace EcsRestart.Cli.Output;

/// <summary>Where a command writes: what was asked for to standard output, everything else to standard error.</summary>
internal sealed class Screen(OutputFormat format)
{
    /// <summary>A file or a pipe has no width of its own: this one is for tables.</summary>
    private const int TableWidth = 120;

    /// <summary>Messages in a log stay whole lines.</summary>
    private const int LineWidth = 10_000;

    private readonly IAnsiConsole _messages = Terminal.Open(Console.Error, Console.IsErrorRedirected, Console.IsErrorRedirected ? LineWidth : null);

    /// <summary>Standard output.</summary>
    public IAnsiConsole Results { get; } = Terminal.Open(Console.Out, Console.IsOutputRedirected, Console.IsOutputRedirected ? TableWidth : null);

    public static Option<OutputFormat> Option() => new("--output", "-o")
    {
        Description = "table for a person, json for a program: the report alone on standard output",
        DefaultValueFactory = _ => OutputFormat.Table,
    };

    /// <summary>Says something that is not part of the result.</summary>
    public void WriteMessage(string message) => _messages.WriteLine(message);

    /// <summary>Shows a run while it goes on, beside the results: they may go to a file while a person looks on.</summary>
    public Task<RestartReport> ShowProgressAsync(RunView picture, TimeProvider clock, Func<IProgress<RunProgress>, Task<RestartReport>> run) =>
        _messages.Profile.Capabilities.Interactive && _messages.Profile.Out.IsTerminal
            ? new LiveRollouts(_messages, clock, picture).ShowAsync(run)
            : run(new PlainRollouts(Console.Error, picture));

    /// <param name="plan">What the report is about; null when the request is wrong.</param>
    public void WriteReport(RestartReport report, RestartPlan? plan)
    {
        if (format == OutputFormat.Json)
            Console.Out.WriteLine(SafeText.Json(ReportJson.Write(report)));
        else
            ReportView.Write(Results, report, plan);
    }
}
