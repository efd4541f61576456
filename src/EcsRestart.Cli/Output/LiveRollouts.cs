using EcsRestart.Plan;
using EcsRestart.Report;
using EcsRestart.Watch;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace EcsRestart.Cli.Output;

/// <summary>A table on the terminal that is updated during the run.</summary>
internal sealed class LiveRollouts(IAnsiConsole console, TimeProvider clock, RunView view) : IProgress<RunProgress>
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);

    private readonly long _startedAt = clock.GetTimestamp();

    public async Task<RestartReport> ShowAsync(Func<IProgress<RunProgress>, Task<RestartReport>> run)
    {
        var running = run(this);
        await console.Live(Draw()).AutoClear(true).StartAsync(async live =>
        {
            using var tick = new PeriodicTimer(Tick, TimeProvider.System);
            while (!running.IsCompleted)
            {
                await Task.WhenAny(running, tick.WaitForNextTickAsync().AsTask());
                live.UpdateTarget(Draw());
            }
        });
        return await running;
    }

    public void Report(RunProgress value) => view.Apply(value);

    private IRenderable Draw() => view.Plan is { } plan
        ? new Rows(Counts(plan), new RolloutTable(view.Rows, console.Profile.Height, clock).Draw())
        : new Text("Checking the services…");

    private Markup Counts(RestartPlan plan)
    {
        var rows = view.Rows;
        var failed = rows.Count(row => row.HasFailed);
        var notRestarted = plan.Steps.Count - rows.Count;
        string[] parts =
        [
            $"[bold]{rows.Count(row => row.Result is not null):N0} of {rows.Count:N0} done[/]",
            failed == 0 ? "" : $"[red]{failed:N0} failed[/]",
            notRestarted == 0 ? "" : $"{notRestarted:N0} not restarted",
            TextFormat.Duration(clock.GetElapsedTime(_startedAt)),
        ];
        return new Markup(string.Join(", ", parts.Where(part => part.Length > 0)));
    }
}
