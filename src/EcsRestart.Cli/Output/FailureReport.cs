using System.Text.RegularExpressions;
using EcsRestart.Results;
using Spectre.Console;

namespace EcsRestart.Cli.Output;

/// <summary>Why rollouts failed, with the evidence, and what a person can look at next.</summary>
internal static partial class FailureReport
{
    /// <summary>More explanations in a row than these nobody reads.</summary>
    private const int MaxExplained = 10;

    /// <summary>Enough to tell tasks apart, as the console of ECS shows them.</summary>
    private const int TaskDigits = 8;

    private const int MatchTimeoutMilliseconds = 1_000;

    /// <summary>The failures that are explained, in this order.</summary>
    public static IReadOnlyList<RestartResult> Explained(IReadOnlyList<RestartResult> results) => [.. Explainable(results).Take(MaxExplained)];

    public static void Write(IAnsiConsole console, IReadOnlyList<RestartResult> results)
    {
        var explained = Explained(results);
        foreach (var result in explained)
            Write(console, result);

        var rest = Explainable(results).Count() - explained.Count;
        if (rest > 0)
            console.WriteLine($"\nThe evidence for {TextFormat.Count(rest, "more failure")} is in the report: --output json.");
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
            Section(console, "Tasks that stopped", Tasks(diagnosis.StoppedTasks));
            Section(console, "What ECS said, oldest first", diagnosis.Events.Select(happened => WithoutService(happened, result.Service)));
            Section(console, "What to look at", DiagnosisText.Advice(diagnosis) is { } advice ? [advice] : []);
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
        group task.Task by task with { Task = "" } into alike
        let ids = string.Join(", ", alike.Select(id => id.Length > TaskDigits ? id[..TaskDigits] : id))
        select $"{TextFormat.Count(alike.Count(), "task")}: {InWords(alike.Key)} ({ids})";

    private static string InWords(TaskEvidence task)
    {
        var container = (task.Container, task.ExitCode) switch
        {
            ({ } name, { } code) => $"container {name} exited with code {code}",
            ({ } name, null) => $"container {name} did not run",
            _ => null,
        };
        return string.Join("; ", new[] { container, task.Reason ?? task.StopCode }.Where(part => !string.IsNullOrEmpty(part)));
    }

    /// <summary>Without the service, which every event names.</summary>
    private static string WithoutService(string happened, string? service)
    {
        var opening = $"(service {service}";
        if (!happened.StartsWith(opening, StringComparison.Ordinal))
            return happened;

        return happened[opening.Length..] switch
        {
            [')', ' ', .. var rest] => rest,
            [',', ' ', .. var rest] => $"({rest}",
            _ => happened,
        };
    }

    /// <summary>Ids of tasks are cut, of target groups the name is left.</summary>
    private static string Shorten(string said) => RestOfTaskId().Replace(TargetGroup().Replace(said, "${name}"), "");

    [GeneratedRegex("(?<=task [0-9a-f]{8})[0-9a-f]{24}", RegexOptions.None, MatchTimeoutMilliseconds)]
    private static partial Regex RestOfTaskId();

    [GeneratedRegex("arn:[^ )]+:targetgroup/(?<name>[^/ )]+)/[0-9a-f]+", RegexOptions.ExplicitCapture, MatchTimeoutMilliseconds)]
    private static partial Regex TargetGroup();
}
