using System.Diagnostics;
using EcsRestart.Plan;
using EcsRestart.Results;
using Spectre.Console;

namespace EcsRestart.Cli.Output;

/// <summary>A table of what a run would do to each service, and why.</summary>
internal static class PlanTable
{
    /// <param name="results">The results of the dry run, one for each item of the plan.</param>
    public static Table Create(RestartPlan plan, IReadOnlyList<RestartResult> results)
    {
        var hasWaves = plan.Waves.Count() > 1;
        var table = new Table().Border(TableBorder.Rounded).AddColumn("Verdict", column => column.NoWrap());
        if (hasWaves)
            table.AddColumn("Wave", column => column.RightAligned());
        table.AddColumn(ResultText.Heading(results));

        var rows = plan.Steps.Zip(results).ToArray();
        foreach (var group in ResultRows.Group(rows, row => (Verdict(row.First), Wave(row.First), Message(row.Second))))
        {
            var ((verdict, color), wave, message) = (Verdict(group[0].First), Wave(group[0].First), Message(group[0].Second));
            var names = ResultRows.Names([.. group.Select(row => row.Second)]);
            Markup[] cells = [new($"[{color}]{verdict}[/]"), new(wave), new($"[bold]{names.EscapeMarkup()}[/]\n{message.EscapeMarkup()}")];
            table.AddRow(hasWaves ? cells : [cells[0], cells[2]]);
        }

        return table;
    }

    /// <summary>Returns the number of items per verdict, such as <c>3 would restart, 1 refused, in 2 waves</c>.</summary>
    public static string Summarize(RestartPlan plan)
    {
        var counts = plan.Steps.CountBy(item => Verdict(item).Text).Select(count => $"{count.Value:N0} {count.Key}");
        var waves = plan.Waves.Count();
        return string.Join(", ", waves > 1 ? [.. counts, $"in {waves:N0} waves"] : counts);
    }

    private static (string Text, string Color) Verdict(PlanItem item) => item switch
    {
        PlanItem.Restart => ("would restart", "green"),
        PlanItem.Adopt => ("would be watched", "blue"),
        PlanItem.RunTask => ("would run", "green"),
        PlanItem.Settled({ Status: ResultStatus.Failed }) => ("refused", "red"),
        PlanItem.Settled => ("skipped", "yellow"),
        _ => throw new UnreachableException(),
    };

    private static string Wave(PlanItem item) => item is PlanItem.Executable executable ? $"{executable.Wave}" : "";

    private static string Message(RestartResult result) =>
        result.Code == ResultCode.DryRun ? result.Message ?? "" : $"{result.Code.Name}: {result.Message}";
}
