using System.Diagnostics;
using EcsRestart.Plan;
using EcsRestart.Results;
using Spectre.Console;

namespace EcsRestart.Cli.Output;

/// <summary>What a run would do with each service, and why.</summary>
internal static class PlanTable
{
    /// <param name="results">Those of the dry run: one for each step of the plan.</param>
    public static Table Of(RestartPlan plan, IReadOnlyList<RestartResult> results)
    {
        var hasWaves = plan.Waves.Count() > 1;
        var table = new Table().Border(TableBorder.Rounded).AddColumn("Verdict", column => column.NoWrap());
        if (hasWaves)
            table.AddColumn("Wave", column => column.RightAligned());
        table.AddColumn(ResultText.Heading(results));

        var rows = plan.Steps.Zip(results).ToArray();
        foreach (var alike in ResultRows.Group(rows, row => (Verdict(row.First), Wave(row.First), Sentence(row.Second))))
        {
            var ((verdict, colour), wave, sentence) = (Verdict(alike[0].First), Wave(alike[0].First), Sentence(alike[0].Second));
            var names = ResultRows.Names([.. alike.Select(row => row.Second)]);
            Markup[] cells = [new($"[{colour}]{verdict}[/]"), new(wave), new($"[bold]{names.EscapeMarkup()}[/]\n{sentence.EscapeMarkup()}")];
            table.AddRow(hasWaves ? cells : [cells[0], cells[2]]);
        }

        return table;
    }

    /// <summary>How many there are of each verdict, such as <c>3 would restart, 1 refused, in 2 waves</c>.</summary>
    public static string Summarise(RestartPlan plan)
    {
        var counts = plan.Steps.CountBy(step => Verdict(step).Words).Select(count => $"{count.Value:N0} {count.Key}");
        var waves = plan.Waves.Count();
        return string.Join(", ", waves > 1 ? [.. counts, $"in {waves:N0} waves"] : counts);
    }

    private static (string Words, string Colour) Verdict(PlanItem step) => step switch
    {
        PlanItem.Restart => ("would restart", "green"),
        PlanItem.Adopt => ("would be watched", "blue"),
        PlanItem.RunTask => ("would run", "green"),
        PlanItem.Settled({ Status: ResultStatus.Failed }) => ("refused", "red"),
        PlanItem.Settled => ("skipped", "yellow"),
        _ => throw new UnreachableException(),
    };

    private static string Wave(PlanItem step) => step is PlanItem.Executable act ? $"{act.Wave}" : "";

    private static string Sentence(RestartResult result) =>
        result.Code == ResultCode.DryRun ? result.Message ?? "" : $"{result.Code.Name}: {result.Message}";
}
