using EcsRestart.Deferrals;
using EcsRestart.Ecs;
using EcsRestart.Report;
using EcsRestart.Request;
using EcsRestart.Schedules;
using EcsRestart.Tests.Support;
using EcsRestart.TestSupport;
using Moq;

namespace EcsRestart.Tests.Deferrals;

public sealed class DeferralTests
{
    private static readonly DeferralTarget Target = new(
        "ecs-restart",
        "arn:aws:lambda:eu-central-1:123456789012:function:ecs-restart",
        "arn:aws:iam::123456789012:role/ecs-restart-schedule");

    private static RestartRequest Request => Payload.Of("busy", "idle") with
    {
        DeferBy = TimeSpan.FromMinutes(45),
        ScheduledTime = ServiceSnapshots.Start.AddMinutes(2),
        ScheduleArn = "arn:aws:scheduler:eu-central-1:123456789012:schedule/default/nightly",
    };

    private readonly SteppedClock _clock = new(ServiceSnapshots.Start.AddMinutes(3));
    private readonly List<NewSchedule> _created = [];
    private readonly FakeEcs _ecs = new() { Before = Look };

    private Func<ScheduleAnswer<string>> _answer = () => new ScheduleAnswer<string>.Ok("arn:…");

    [Fact]
    public async Task RunAsync_NoPermissionForSchedules_Warns()
    {
        var report = await new RunUnderTest(_ecs, _clock).FinishAsync(Request);

        Assert.Equal(["$.deferMinutes has no effect: this run cannot create schedules"], report.Warnings);
    }

    [Fact]
    public async Task RunAsync_ScheduleRejected_AddsWarningToResult()
    {
        _answer = () => new ScheduleAnswer<string>.Failed(new ScheduleFailure.OutOfReach("EventBridge Scheduler denied the call."));

        var busy = (await RunAsync(Request)).Results?[0];

        Assert.Equal(["The service was not deferred: EventBridge Scheduler denied the call."], busy?.Warnings);
        Assert.Null(busy?.DeferredTo);
    }

    [Fact]
    public async Task RunAsync_StoppedBeforeScheduling_AddsWarningToResult()
    {
        _answer = () => throw new OperationCanceledException();

        Assert.Equal(["The service was not deferred: the run was stopped before the schedule was created."], (await RunAsync(Request)).Results?[0].Warnings);
    }

    [Fact]
    public async Task RunAsync_RequestTooLargeForSchedule_AddsWarningToResult()
    {
        var request = Payload.Of([.. Enumerable.Range(0, 5_000).Select(number => $"busy-{number:D60}")]) with { DeferBy = TimeSpan.FromMinutes(45) };

        var report = await RunAsync(request);

        Assert.Empty(_created);
        Assert.All(
            report.Results ?? [],
            result => Assert.Equal(["The service was not deferred: the request for the deferred services exceeds the 256 KB limit of a schedule."], result.Warnings));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task RunAsync_RepeatedRun_ReusesScheduleNameOfSameRun(bool sameTime, bool sameName)
    {
        await RunAsync(Request);
        await RunAsync(Request with { ScheduledTime = Request.ScheduledTime?.AddSeconds(sameTime ? 0 : 1) });

        Assert.Equal(sameName, _created[0].Ref == _created[1].Ref);
    }

    [Fact]
    public async Task RunAsync_ScheduleOfEarlierAttempt_NamesIt()
    {
        _answer = () => new ScheduleAnswer<string>.Failed(new ScheduleFailure.Conflict("The name is already in use."));

        var busy = (await RunAsync(Request)).Results?[0];

        Assert.EndsWith($"Schedule {_created[0].Ref}, which an earlier attempt of this run created, will retry the restart.", busy?.Reason, StringComparison.Ordinal);
        Assert.Equal(_created[0].Ref.ToString(), busy?.DeferredTo);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RunAsync_NothingToDefer_CreatesNoSchedule(bool isDry)
    {
        await RunAsync(isDry ? Request with { DryRun = true } : Request with { DeferBy = null });
        await RunAsync(Request with { Services = [Request.Services[1]] });

        Assert.Empty(_created);
    }

    [Fact]
    public async Task RunAsync_DeploymentInProgress_CreatesOneTimeSchedule()
    {
        var report = await RunAsync(Request);

        var schedule = Assert.Single(_created);
        Assert.Equal("at(2026-11-21T05:48:00)", schedule.Expression);
        Assert.Equal("UTC", schedule.TimeZone);
        Assert.True(schedule.DeleteAfterCompletion);
        Assert.Equal(Target, new DeferralTarget(schedule.Ref.Group, schedule.FunctionArn, schedule.RoleArn));
        Assert.Equal(["DeploymentInProgress", "Started"], report.Codes());
        Assert.EndsWith($"Schedule {schedule.Ref} will retry the restart at 2026-11-21T05:48:00Z.", report.Results?[0].Reason, StringComparison.Ordinal);
        Assert.Null(report.Results?[1].DeferredTo);
    }

    [Fact]
    public async Task RunAsync_DeploymentInProgress_DefersRequestForRemainingServices()
    {
        var options = new ServiceOptions { Wave = 2, AllowDowntime = true, RolloutTimeout = TimeSpan.FromMinutes(7) };
        var request = Request with
        {
            Wait = true,
            MaxInFlight = 2,
            StopAfterFailures = 1,
            MinAge = TimeSpan.FromMinutes(1),
            RaiseOnFailure = true,
            Services = [Request.Services[0] with { Options = options }, Request.Services[1]],
        };

        await RunAsync(request);

        var later = Payload.Valid(Assert.Single(_created).Input);
        Assert.Equal([("prod", "busy", options)], later.Services.Select(service => (service.Cluster, service.Service, service.Options)));
        Assert.Equivalent(request with { DeferBy = null, Services = [], Select = [] }, later with { Services = [] });
    }

    [Fact]
    public async Task RunAsync_NoScheduledTime_UsesTimeOfDeferredRun()
    {
        await RunAsync(Request with { ScheduledTime = null, ScheduleArn = null });

        Assert.Contains("\"scheduledTime\":\"\\u003Caws.scheduler.scheduled-time\\u003E\"", Assert.Single(_created).Input, StringComparison.Ordinal);
    }

    /// <summary>The service named "busy" has a deployment in progress that was created before the scheduled time.</summary>
    private static ServiceSnapshot Look(string name) =>
        name.StartsWith("busy", StringComparison.Ordinal) ? ServiceSnapshots.JustStarted(name) : ServiceSnapshots.Healthy(name);

    private Task<RestartReport> RunAsync(RestartRequest request)
    {
        var store = new Mock<IScheduleStore>(MockBehavior.Strict);
        store.Setup(it => it.CreateAsync(It.IsAny<NewSchedule>(), It.IsAny<CancellationToken>()))
            .Returns((NewSchedule schedule, CancellationToken _) =>
            {
                _created.Add(schedule);
                return Task.FromResult(_answer());
            });
        return new RunUnderTest(_ecs, _clock) { Deferral = new Deferral(() => store.Object, Target, _clock) }.FinishAsync(request);
    }
}
