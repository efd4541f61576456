using Spectre.Console;
using Spectre.Console.Rendering;

namespace EcsRestart.Cli.Output;

/// <summary>A table of the current rollouts, limited to the height of the terminal.</summary>
/// <param name="height">The height of the terminal in lines.</param>
internal sealed class RolloutTable(IReadOnlyList<RunRow> rows, int height, TimeProvider clock)
{
    /// <summary>The lines used for anything else: counts, header, number of hidden rows, prompt.</summary>
    private const int OtherLines = 6;

    private readonly bool _hasWaves = rows.Select(row => row.Wave).Distinct().Count() > 1;
    private readonly bool _hasClusters = rows.Select(row => row.Cluster).Distinct(StringComparer.Ordinal).Count() > 1;

    public Table Draw()
    {
        var table = new Table().Border(TableBorder.None).AddColumn(rows.OfType<TaskRow>().Any() ? "[grey]Service or task[/]" : "[grey]Service[/]");
        string[] headings = _hasWaves ? ["Wave", "New tasks", "Old", "State", "Time"] : ["New tasks", "Old", "State", "Time"];
        foreach (var heading in headings)
            table.AddColumn($"[grey]{heading}[/]", column => column.NoWrap());

        var shown = ByUrgency(Math.Max(4, height - OtherLines));
        foreach (var row in shown)
            table.AddRow(Cells(row));
        if (rows.Count > shown.Count)
            table.AddRow($"[grey]and {rows.Count - shown.Count:N0} more[/]");
        return table;
    }

    /// <summary>Returns the most urgent rows. Failures stay visible, but take at most half of the room.</summary>
    private List<RunRow> ByUrgency(int room)
    {
        var failed = rows.Where(row => row.HasFailed).TakeLast(room / 2).ToList();
        return [.. failed, .. rows.Except(failed).OrderBy(Urgency).Take(room - failed.Count)];
    }

    private static int Urgency(RunRow row) => row switch
    {
        { StartedAt: not null, Result: null } => 0,
        { Result: null } => 1,
        _ => 2,
    };

    private Text Name(RunRow row) => new(_hasClusters ? row.FullName : row.Name) { Overflow = Overflow.Ellipsis };

    private IEnumerable<IRenderable> Cells(RunRow row)
    {
        yield return Name(row);
        if (_hasWaves)
            yield return new Text($"{row.Wave}");
        yield return new Text(row.NewTasks);
        yield return new Text(row.OldTasks);
        yield return new Markup(State(row));
        yield return new Text(Time(row));
    }

    private static string State(RunRow row) =>
        row.Result is { } result ? $"[{ResultText.ColorOf(result.Status)}]{row.State}[/]" : row.State;

    private string Time(RunRow row) => (row.Result, row.StartedAt) switch
    {
        ({ DurationSeconds: { } seconds }, _) => ResultText.Seconds(seconds),
        (null, { } startedAt) => TextFormat.Duration(clock.GetElapsedTime(startedAt)),
        _ => "",
    };
}
