using System.Text.RegularExpressions;
using EcsRestart.Results;
using Spectre.Console;

namespace EcsRestart.Cli.Output;

/// <summary>Explains failed rollouts with the evidence and the next steps.</summary>
internal static partial class FailureReport
{
    /// <summary>The maximum number of failures explained in detail.</summary>
    private const int MaxExplained = 10;

    /// <summary>The length of a shortened task ID, enough to identify a task.</summary>
    private const int TaskDigits = 8;

    private const int MatchTimeoutMilliseconds = 1_000;

    /// <summary>Returns the failures that are explained, in order.</summary>
    public static IReadOnlyList<RestartResult> Explained(IReadOnlyList<RestartResult> results) => [.. Explainable(results).Take(MaxExplained)];

    public static void Write(IAnsiConsole console, IReadOnlyList<RestartResult> results)
    {
        var explained = Explained(results);
        foreach (var result in explained)
            Write(console, result);

        var rest = Explainable(results).Count() - explained.Count;
        if (rest > 0)
            console.WriteLine($"\nUse --output json for the evidence of {TextFormat.Count(rest, "more failure")}.");
        if (explained.Count > 0)
            console.WriteLine();
    }

    private static IEnumerable<RestartResult> Explainable(IReadOnlyList<RestartResult> results) =>
        results.Where(result => result is { Status: ResultStatus.Failed, Diagnosis: not null });

    private static void Write(IAnsiConsole console, RestartResult result)
    {
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold red]{ResultText.NameOf(result)}: {result.Code.Name}[/], deployment {result.DeploymentId}");
        console.Write(new Padder(new Text(result.Message ?? ""), new Padding(2, 0, 0, 0)));
        if (result.Diagnosis is { } diagnosis)
        {
            Section(console, "Stopped tasks", Tasks(diagnosis.StoppedTasks));
            Section(console, "Service events, oldest first", diagnosis.Events.Select(message => WithoutService(message, result.Service)));
            Section(console, "Next step", DiagnosisText.Advice(diagnosis) is { } advice ? [advice] : []);
        }
    }

    private static void Section(IAnsiConsole console, string heading, IEnumerable<string> lines)
    {
        var grid = new Grid()
            .AddColumn(new GridColumn().NoWrap().PadLeft(2).PadRight(1))
            .AddColumn(new GridColumn().PadLeft(0).PadRight(0));
        foreach (var line in lines)
            grid.AddRow(new Text("-"), new Text(Shorten(line)));
        if (grid.Rows.Count == 0)
            return;

        console.MarkupLineInterpolated($"  [bold]{heading}[/]");
        console.Write(grid);
    }

    private static IEnumerable<string> Tasks(IReadOnlyList<TaskEvidence> tasks) =>
        from task in tasks
        group task.Task by task with { Task = "" } into equal
        let ids = string.Join(", ", equal.Select(id => id.Length > TaskDigits ? id[..TaskDigits] : id))
        select $"{TextFormat.Count(equal.Count(), "task")}: {Describe(equal.Key)} ({ids})";

    private static string Describe(TaskEvidence task)
    {
        var container = (task.Container, task.ExitCode) switch
        {
            ({ } name, { } code) => $"container {name} exited with code {code}",
            ({ } name, null) => $"container {name} did not run",
            _ => null,
        };
        return string.Join("; ", new[] { container, task.Reason ?? task.StopCode }.Where(part => !string.IsNullOrEmpty(part)));
    }

    /// <summary>Removes the service name, which every event contains.</summary>
    private static string WithoutService(string message, string? service)
    {
        var prefix = $"(service {service}";
        if (!message.StartsWith(prefix, StringComparison.Ordinal))
            return message;

        return message[prefix.Length..] switch
        {
            [')', ' ', .. var rest] => rest,
            [',', ' ', .. var rest] => $"({rest}",
            _ => message,
        };
    }

    /// <summary>Shortens task IDs, and target group ARNs to their names.</summary>
    private static string Shorten(string text) => RestOfTaskId().Replace(TargetGroup().Replace(text, "${name}"), "");

    [GeneratedRegex("(?<=task [0-9a-f]{8})[0-9a-f]{24}", RegexOptions.None, MatchTimeoutMilliseconds)]
    private static partial Regex RestOfTaskId();

    [GeneratedRegex("arn:[^ )]+:targetgroup/(?<name>[^/ )]+)/[0-9a-f]+", RegexOptions.ExplicitCapture, MatchTimeoutMilliseconds)]
    private static partial Regex TargetGroup();
}
