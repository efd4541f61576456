using EcsRestart.Report;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace EcsRestart.Cli.Output;

/// <summary>The rollouts at one moment, a line for each, as many as the terminal has room for.</summary>
/// <param name="height">The terminal's, in lines.</param>
internal sealed class RolloutTable(IReadOnlyList<RolloutRow> rows, int height, TimeProvider clock)
{
    /// <summary>Lines of the terminal that are not for rollouts: counts, header, the number of others, prompt.</summary>
    private const int OtherLines = 6;

    private readonly bool _hasWaves = rows.Select(row => row.Wave).Distinct().Count() > 1;
    private readonly bool _hasClusters = rows.Select(row => row.Service.ClusterName).Distinct(StringComparer.Ordinal).Count() > 1;

    public Table Draw()
    {
        var table = new Table().Border(TableBorder.None).AddColumn("[grey]Service[/]");
        string[] headings = _hasWaves ? ["Wave", "New tasks", "Old", "State", "Time"] : ["New tasks", "Old", "State", "Time"];
        foreach (var heading in headings)
            table.AddColumn($"[grey]{heading}[/]", column => column.NoWrap());

        var shown = MostUrgent(Math.Max(4, height - OtherLines));
        foreach (var row in shown)
            table.AddRow(Cells(row));
        if (rows.Count > shown.Count)
            table.AddRow($"[grey]and {rows.Count - shown.Count:N0} more[/]");
        return table;
    }

    /// <summary>Failures stay in sight, but never take more than half of the room.</summary>
    private List<RolloutRow> MostUrgent(int room)
    {
        var failed = rows.Where(row => row.HasFailed).TakeLast(room / 2).ToList();
        return [.. failed, .. rows.Except(failed).OrderBy(Urgency).Take(room - failed.Count)];
    }

    private static int Urgency(RolloutRow row) => row switch
    {
        { Rollout: not null, Result: null } => 0,
        { Result: null } => 1,
        _ => 2,
    };

    private Text Service(RolloutRow row) => new(_hasClusters ? row.Service.ToString() : row.Service.ServiceName) { Overflow = Overflow.Ellipsis };

    private IEnumerable<IRenderable> Cells(RolloutRow row)
    {
        yield return Service(row);
        if (_hasWaves)
            yield return new Text($"{row.Wave}");
        yield return new Text(row.NewTasks);
        yield return new Text(row.OldTasks);
        yield return new Markup(State(row));
        yield return new Text(Time(row));
    }

    private static string State(RolloutRow row) =>
        row.Result is { } result ? $"[{ResultWords.ColourOf(result.Status)}]{row.State}[/]" : row.State;

    private string Time(RolloutRow row) => (row.Result, row.Rollout) switch
    {
        ({ DurationSeconds: { } seconds }, _) => ResultWords.Seconds(seconds),
        (null, { } rollout) => ReportText.Duration(clock.GetElapsedTime(rollout.StartedAt)),
        _ => "",
    };
}
