using System.Globalization;
using System.Text;
using System.Text.Json;
using EcsRestart.Simulator.Tests.Support;
using EcsRestart.TestSupport;

namespace EcsRestart.Simulator.Tests.Scheduler;

/// <summary>When schedules run, and what they send. The clock starts at 2026-11-21 05:00 UTC.</summary>
public sealed class FiringTests : IAsyncLifetime
{
    private readonly SteppedClock _clock = new();
    private readonly SimulatedScheduler _scheduler;
    private readonly InProcessSchedulerTransport _transport;

    public FiringTests()
    {
        _scheduler = new SimulatedScheduler(_clock);
        _transport = new InProcessSchedulerTransport(_scheduler);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _transport.DisposeAsync();
        _scheduler.Dispose();
    }

    [Fact]
    public async Task Schedule_Disabled_DoesNotRun()
    {
        await CreateAsync("cron(0 * * * ? *)", ("State", "\"DISABLED\""));

        Assert.Equal([], FiredBy("2026-11-23T00:00Z"));
    }

    [Fact]
    public async Task Schedule_Deleted_DoesNotRun()
    {
        await CreateAsync("cron(0 * * * ? *)");
        await _transport.CallAsync("DELETE", "/schedules/nightly", "");

        Assert.Equal([], FiredBy("2026-11-23T00:00Z"));
    }

    [Fact]
    public async Task Cron_MidnightInNewYork_RunsAtLocalMidnight()
    {
        await _transport.CallAsync("POST", "/schedules/nightly", ScheduleJson.Of("cron(0 0 * * ? *)", "America/New_York"));

        Assert.Equal([], FiredBy("2026-11-22T04:59:59Z"));
        Assert.Equal(["2026-11-22T05:00:00"], FiredBy("2026-11-22T05:00Z"));
        Assert.Equal(["2026-11-23T05:00:00", "2026-11-24T05:00:00"], FiredBy("2026-11-24T23:00Z"));
    }

    [Fact]
    public async Task Cron_TimeSkippedByDaylightSaving_DoesNotRun()
    {
        _clock.AdvanceTo(Moment("2027-03-12T12:00Z"));
        await _transport.CallAsync("POST", "/schedules/nightly", ScheduleJson.Of("cron(30 2 * * ? *)", "America/New_York"));

        Assert.Equal(["2027-03-13T07:30:00", "2027-03-15T06:30:00"], FiredBy("2027-03-15T12:00Z"));
    }

    [Fact]
    public async Task Rate_NoStartDate_RunsAtOnceAndThenPeriodically()
    {
        await CreateAsync("rate(8 hours)");

        Assert.Equal(["2026-11-21T05:00:00"], FiredBy("2026-11-21T05:00Z"));
        Assert.Equal(["2026-11-21T13:00:00", "2026-11-21T21:00:00"], FiredBy("2026-11-21T23:00Z"));
    }

    [Fact]
    public async Task OneTime_ActionDelete_RunsAndIsDeleted()
    {
        await CreateAsync("at(2026-12-25T02:00:00)", ("ActionAfterCompletion", "\"DELETE\""));

        Assert.Equal([], FiredBy("2026-12-25T01:59:59Z"));
        Assert.Equal(200, (await _transport.CallAsync("GET", "/schedules/nightly", "")).Status);
        Assert.Equal(["2026-12-25T02:00:00"], FiredBy("2026-12-30T00:00Z"));
        Assert.Equal(404, (await _transport.CallAsync("GET", "/schedules/nightly", "")).Status);
    }

    [Fact]
    public async Task OneTime_NoActionDelete_RunsAndStays()
    {
        await CreateAsync("at(2026-11-25T02:00:00)");

        Assert.Equal(["2026-11-25T02:00:00"], FiredBy("2026-11-30T00:00Z"));
        Assert.Equal(200, (await _transport.CallAsync("GET", "/schedules/nightly", "")).Status);
    }

    [Fact]
    public async Task Cron_EndDateAndDelete_IsDeletedAfterLastRun()
    {
        await CreateAsync(
            "cron(0 6 * * ? *)",
            ("ActionAfterCompletion", "\"DELETE\""),
            ("EndDate", Moment("2026-11-23T00:00Z").ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));

        Assert.Equal(["2026-11-21T06:00:00", "2026-11-22T06:00:00"], FiredBy("2026-11-30T00:00Z"));
        Assert.Equal(404, (await _transport.CallAsync("GET", "/schedules/nightly", "")).Status);
    }

    [Fact]
    public async Task Update_Expression_RunsAtNewTimes()
    {
        await CreateAsync("cron(0 6 * * ? *)");
        await _transport.CallAsync("PUT", "/schedules/nightly", ScheduleJson.Of("cron(0 7 * * ? *)"));

        Assert.Equal(["2026-11-21T07:00:00"], FiredBy("2026-11-21T08:00Z"));
    }

    [Fact]
    public async Task Update_Enabled_SkipsPastRuns()
    {
        await CreateAsync("cron(0 6 * * ? *)", ("State", "\"DISABLED\""));
        FiredBy("2026-11-24T07:00Z");
        await _transport.CallAsync("PUT", "/schedules/nightly", ScheduleJson.Of("cron(0 6 * * ? *)"));

        Assert.Equal(["2026-11-25T06:00:00"], FiredBy("2026-11-25T07:00Z"));
    }

    [Fact]
    public async Task Input_ContextAttributes_AreReplaced()
    {
        const string input = """{"at":"<aws.scheduler.scheduled-time>","arn":"<aws.scheduler.schedule-arn>","id":"<aws.scheduler.execution-id>","n":"<aws.scheduler.attempt-number>"}""";
        await CreateAsync("cron(0 6 * * ? *)", ScheduleJson.Input(input));
        _clock.AdvanceTo(Moment("2026-11-21T06:00:40Z"));

        var invocation = Assert.Single(Take());

        var payload = JsonElement.Parse(invocation.Payload.Span);
        Assert.Equal("2026-11-21T06:00:00Z", payload.Text("at"));
        Assert.Equal("arn:aws:scheduler:eu-central-1:123456789012:schedule/default/nightly", payload.Text("arn"));
        Assert.Equal((invocation.ExecutionId, "1"), (payload.Text("id"), payload.Text("n")));
        Assert.Equal(ScheduleJson.FunctionArn, invocation.TargetArn);
    }

    [Fact]
    public async Task Input_Missing_IsEmptyEvent()
    {
        await CreateAsync("cron(0 6 * * ? *)");
        _clock.AdvanceTo(Moment("2026-11-21T06:00Z"));

        Assert.Equal("{}", Encoding.UTF8.GetString(Assert.Single(Take()).Payload.Span));
    }

    [Fact]
    public async Task Deliveries_Several_HaveSameTimeAndDifferentIds()
    {
        _scheduler.Deliveries = 2;
        await CreateAsync("cron(0 6 * * ? *)");
        _clock.AdvanceTo(Moment("2026-11-21T06:00Z"));

        var invocations = Take();

        Assert.Equal(2, invocations.Count);
        Assert.Single(invocations.Select(invocation => invocation.ScheduledTime).Distinct());
        Assert.Equal(2, invocations.Select(invocation => invocation.ExecutionId).Distinct().Count());
    }

    [Fact]
    public async Task Schedules_SeveralDue_RunInTimeOrder()
    {
        await _transport.CallAsync("POST", "/schedules/later", ScheduleJson.Of("cron(30 6 * * ? *)"));
        await _transport.CallAsync("POST", "/schedules/earlier", ScheduleJson.Of("cron(15 6 * * ? *)"));
        await _transport.CallAsync("POST", "/schedules/also", ScheduleJson.Of("cron(15 6 * * ? *)"));
        _clock.AdvanceTo(Moment("2026-11-21T07:00Z"));

        Assert.Equal(["also", "earlier", "later"], Take().Select(invocation => invocation.ScheduleName));
    }

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private async Task CreateAsync(string expression, params (string Member, string? Json)[] members) =>
        Assert.Equal(200, (await _transport.CallAsync("POST", "/schedules/nightly", ScheduleJson.Of(expression, null, members))).Status);

    private string[] FiredBy(string moment)
    {
        _clock.AdvanceTo(Moment(moment));
        return [.. Take().Select(invocation => invocation.ScheduledTime.ToString("s", CultureInfo.InvariantCulture))];
    }

    /// <summary>Returns the invocations that have not been taken yet.</summary>
    private List<ScheduledInvocation> Take()
    {
        var taken = new List<ScheduledInvocation>();
        while (_scheduler.TryTake(out var invocation))
            taken.Add(invocation);
        return taken;
    }
}
