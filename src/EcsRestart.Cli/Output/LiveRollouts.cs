using EcsRestart.Plan;
using EcsRestart.Report;
using EcsRestart.Targets;
using Spectre.Console;

namespace EcsRestart.Cli.Output;

/// <summary>A table on the terminal that changes as the rollouts move.</summary>
internal sealed class LiveRollouts(IAnsiConsole console, TimeProvider clock) : IProgress<RunProgress>
{
    /// <summary>Lines of the terminal that the table's frame and the prompt need.</summary>
    private const int FrameLines = 6;

    private readonly Lock _lock = new();
    private readonly Dictionary<ServiceRef, RolloutRow> _rows = [];
    private Action _refresh = () => { };

    public async Task<RestartReport> ShowAsync(Func<IProgress<RunProgress>, Task<RestartReport>> run)
    {
        RestartReport? report = null;
        await console.Live(Draw()).AutoClear(true).StartAsync(async live =>
        {
            _refresh = () => live.UpdateTarget(Draw());
            report = await run(this);
        });
        return report ?? throw new InvalidOperationException("The run ended without a report.");
    }

    public void Report(RunProgress value)
    {
        lock (_lock)
        {
            Apply(value);
            _refresh();
        }
    }

    private void Apply(RunProgress happened)
    {
        switch (happened)
        {
            case RunProgress.Planned(var plan):
                foreach (var act in plan.Steps.OfType<PlanStep.Act>())
                    _rows[act.Service] = new RolloutRow(act.Service);
                break;
            case RunProgress.Started(var rollout):
                _rows[rollout.Service] = _rows[rollout.Service] with { Rollout = rollout };
                break;
            case RunProgress.Observed(var rollout, var snapshot):
                _rows[rollout.Service] = _rows[rollout.Service] with { Snapshot = snapshot };
                break;
            case RunProgress.Settled(var service, var result):
                _rows[service] = _rows[service] with { Result = result };
                break;
        }
    }

    private Table Draw()
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Service", "New tasks", "Old tasks", "State", "Time");
        var room = Math.Max(3, console.Profile.Height - FrameLines);
        foreach (var row in _rows.Values.OrderBy(Urgency).Take(room))
            table.AddRow(row.Service.ToString().EscapeMarkup(), row.NewTasks, row.OldTasks, Colour(row), Time(row));
        if (_rows.Count > room)
            table.Caption($"and {_rows.Count - room:N0} more");
        return table;
    }

    private static int Urgency(RolloutRow row) => (row.Rollout, row.Result) switch
    {
        ({ }, null) => 0,
        (_, { Status: ResultStatus.Failed }) => 1,
        (_, { }) => 2,
        _ => 3,
    };

    private static string Colour(RolloutRow row) =>
        row.Result is { } result ? $"[{ReportView.ColourOf(result)}]{row.State}[/]" : row.State;

    private string Time(RolloutRow row) => (row.Result, row.Rollout) switch
    {
        ({ DurationSeconds: { } seconds }, _) => ReportText.Duration(TimeSpan.FromSeconds(seconds)),
        (null, { } rollout) => ReportText.Duration(clock.GetElapsedTime(rollout.StartedAt)),
        _ => "",
    };
}
