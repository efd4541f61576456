using EcsRestart.Report;
using EcsRestart.Request;
using EcsRestart.Tests.Support;
using EcsRestart.TestSupport;

namespace EcsRestart.Tests.Restart;

/// <summary>Runs whose request has a start window, calendars or pauses.</summary>
public sealed class GatedRunTests
{
    private readonly SteppedClock _clock = new();
    private readonly FakeEcs _ecs = new();

    private DateTimeOffset Now => _clock.GetUtcNow();

    [Fact]
    public async Task RunAsync_NoCalendars_ReadsNone()
    {
        var run = new RunUnderTest(_ecs, _clock) { OpenCalendars = () => throw new InvalidOperationException("Nothing to read.") };

        Assert.Equal(["Restarted"], (await run.FinishAsync(Payload.Of("a") with { Wait = true })).Codes());
    }

    [Fact]
    public async Task RunAsync_OpenCalendar_ReadsItOncePerWave()
    {
        var calendars = new FakeCalendars(_ => FakeCalendars.Open(Now));

        var report = await RunAsync(Waves(("a", 1), ("b", 1), ("c", 2)), calendars);

        Assert.Equal(["Restarted", "Restarted", "Restarted"], report.Codes());
        Assert.Equal(["freeze", "freeze"], calendars.Reads);
    }

    [Theory]
    [InlineData(true, "CalendarClosed")]
    [InlineData(false, "GateUnreadable")]
    public async Task RunAsync_ClosedOrUnreadableCalendar_StartsNothing(bool isReadable, string code)
    {
        var calendars = new FakeCalendars(_ => isReadable ? FakeCalendars.Closed(Now, Now.AddHours(1)) : FakeCalendars.Denied);
        var request = Waves(("a", 1), ("b", 2)) with
        {
            Tasks = [new TaskEntry { Cluster = "prod", TaskDefinition = "migrate" }],
        };

        var report = await RunAsync(request, calendars);

        Assert.Equal([code, code, code], report.Codes());
        Assert.Empty(_ecs.Restarts);
        Assert.Single(calendars.Reads);
        Assert.True(report.IsPaused);
    }

    [Fact]
    public async Task RunAsync_CalendarClosesDuringAWave_StopsTheRest()
    {
        var closing = Now.AddSeconds(30);
        var calendars = new FakeCalendars(_ => Now < closing ? FakeCalendars.Open(Now, closing) : FakeCalendars.Closed(Now));

        var report = await RunAsync(Payload.Of("a", "b", "c", "d", "e", "f") with { Wait = true, MaxInFlight = 1, Calendars = ["freeze"] }, calendars);

        Assert.Equal(["Restarted", "Restarted", "Restarted", "CalendarClosed", "CalendarClosed", "CalendarClosed"], report.Codes());
        Assert.Equal(3, _ecs.Restarts.Count);
        Assert.False(report.IsPaused);
    }

    [Fact]
    public async Task RunAsync_StartWindowEndsDuringTheRun_SkipsTheRestAsTooLate()
    {
        var request = Payload.Of("a", "b", "c", "d", "e", "f", "g", "h") with
        {
            Wait = true,
            MaxInFlight = 1,
            ScheduledTime = Now,
            StartWithin = TimeSpan.FromMinutes(1),
        };

        var report = await RunAsync(request, new FakeCalendars(_ => FakeCalendars.Denied));

        Assert.Equal(["Restarted", "TooLate"], report.Codes().Distinct());
        Assert.Equal(report.Codes().Count(code => code == "Restarted"), _ecs.Restarts.Count);
    }

    [Fact]
    public async Task RunAsync_LatePayload_StartsNothing()
    {
        var request = Payload.Of("a") with { ScheduledTime = Now.AddHours(-10), StartWithin = TimeSpan.FromHours(1) };

        var report = await RunAsync(request, new FakeCalendars(_ => FakeCalendars.Denied));

        Assert.Equal(["TooLate"], report.Codes());
        Assert.Empty(_ecs.Restarts);
    }

    [Fact]
    public async Task RunAsync_PauseBetweenWaves_DelaysTheNextWave()
    {
        var startedAt = Now;

        var report = await RunAsync(Waves(("a", 1), ("b", 2)) with { Calendars = [], PauseBetweenWaves = TimeSpan.FromHours(1) });

        Assert.Equal(["Restarted", "Restarted"], report.Codes());
        Assert.InRange(Now - startedAt, TimeSpan.FromHours(1), TimeSpan.FromHours(1) + TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task RunAsync_PauseThatDoesNotFit_EndsTheRunAtOnce()
    {
        var startedAt = Now;
        var run = new RunUnderTest(_ecs, _clock) { Stop = StopSignals.None with { OutOfTimeAt = Now.AddMinutes(14) } };

        var report = await run.FinishAsync(Waves(("a", 1), ("b", 2), ("c", 3)) with { Calendars = [], PauseBetweenWaves = TimeSpan.FromMinutes(14) });

        Assert.Equal(["Restarted", "OutOfTime", "OutOfTime"], report.Codes());
        Assert.Contains("state machine", report.Results?[1].Message, StringComparison.Ordinal);
        Assert.True(Now - startedAt < TimeSpan.FromMinutes(1));
    }

    /// <summary>Nothing of the later waves starts, so there is nothing to pause for.</summary>
    [Fact]
    public async Task RunAsync_FailureBudgetReached_DoesNotPause()
    {
        var startedAt = Now;
        var ecs = new FakeEcs { After = ServiceSnapshots.RolledBack };

        var report = await new RunUnderTest(ecs, _clock).FinishAsync(
            Waves(("a", 1), ("b", 2)) with { Calendars = [], StopAfterFailures = 1, PauseBetweenWaves = TimeSpan.FromHours(1) });

        Assert.Equal(["RolledBack", "Halted"], report.Codes());
        Assert.True(Now - startedAt < TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task RunAsync_DryRun_ShowsGatesAndExtraTasks()
    {
        var closed = await RunAsync(
            Waves(("a", 1), ("b", 2)) with { DryRun = true, MaxExtraTasks = 3 }, new FakeCalendars(_ => FakeCalendars.Closed(Now, Now.AddHours(1))));
        var open = await RunAsync(Waves(("a", 1)) with { DryRun = true }, new FakeCalendars(_ => FakeCalendars.Open(Now, Now.AddHours(1))));

        Assert.Equal(
            [
                "a run now would start nothing: change calendar freeze is closed until 2026-11-21T06:00:00Z",
                "wave 1 needs at most 4 extra tasks at once: a service that needs more than maxExtraTasks (3) runs alone",
                "wave 2 needs at most 4 extra tasks at once: a service that needs more than maxExtraTasks (3) runs alone",
            ],
            closed.Warnings);
        Assert.Equal(["change calendar freeze is open until 2026-11-21T06:00:00Z"], open.Warnings);
        Assert.All(closed.Codes(), code => Assert.Equal("DryRun", code));
    }

    private async Task<RestartReport> RunAsync(RestartRequest request, FakeCalendars? calendars = null) =>
        await new RunUnderTest(_ecs, _clock) { OpenCalendars = calendars is null ? null : () => calendars }.FinishAsync(request);

    private static RestartRequest Waves(params (string Service, int Wave)[] services) => new()
    {
        Wait = true,
        Calendars = ["freeze"],
        Services = [.. services.Select(one => new ServiceEntry { Cluster = "prod", Service = one.Service, Options = new() { Wave = one.Wave } })],
    };
}
