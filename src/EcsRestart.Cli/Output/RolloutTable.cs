using Spectre.Console;
using Spectre.Console.Rendering;

namespace EcsRestart.Cli.Output;

/// <summary>The rollouts at one moment, a line for each, as many as the terminal has room for.</summary>
/// <param name="height">The terminal's, in lines.</param>
internal sealed class RolloutTable(IReadOnlyList<RunRow> rows, int height, TimeProvider clock)
{
    /// <summary>Lines of the terminal that are not for rollouts: counts, header, the number of others, prompt.</summary>
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

    /// <summary>Failures stay in sight, but never take more than half of the room.</summary>
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
        row.Result is { } result ? $"[{ResultText.ColourOf(result.Status)}]{row.State}[/]" : row.State;

    private string Time(RunRow row) => (row.Result, row.StartedAt) switch
    {
        ({ DurationSeconds: { } seconds }, _) => ResultText.Seconds(seconds),
        (null, { } startedAt) => TextFormat.Duration(clock.GetElapsedTime(startedAt)),
        _ => "",
    };
}
