using EcsRestart.Plan;
using EcsRestart.Report;
using EcsRestart.Watch;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace EcsRestart.Cli.Output;

/// <summary>A table on the terminal that changes as the rollouts move.</summary>
internal sealed class LiveRollouts(IAnsiConsole console, TimeProvider clock, RunView picture) : IProgress<RunProgress>
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

    public void Report(RunProgress value) => picture.Apply(value);

    private IRenderable Draw() => picture.Plan is { } plan
        ? new Rows(Counts(plan), new RolloutTable(picture.Rows, console.Profile.Height, clock).Draw())
        : new Text("Looking at the services…");

    private Markup Counts(RestartPlan plan)
    {
        var rows = picture.Rows;
        var failed = rows.Count(row => row.HasFailed);
        var leftAlone = plan.Steps.Count - rows.Count;
        string[] parts =
        [
            $"[bold]{rows.Count(row => row.Result is not null):N0} of {rows.Count:N0} done[/]",
            failed == 0 ? "" : $"[red]{failed:N0} failed[/]",
            leftAlone == 0 ? "" : $"{leftAlone:N0} left alone",
            TextFormat.Duration(clock.GetElapsedTime(_startedAt)),
        ];
        return new Markup(string.Join(", ", parts.Where(part => part.Length > 0)));
    }
}
