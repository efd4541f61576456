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
    public async Task Run_ThatMayNotCreateSchedules_Warns()
    {
        var report = await new RunUnderTest(_ecs, _clock).FinishAsync(Request);

        Assert.Equal(["$.deferMinutes has no effect: this run may not create schedules"], report.Warnings);
    }

    [Fact]
    public async Task Schedule_ThatIsRefused_LeavesTheResultWithAWarning()
    {
        _answer = () => new ScheduleAnswer<string>.Failed(new ScheduleFailure.OutOfReach("EventBridge Scheduler denied the call."));

        var busy = (await RunAsync(Request)).Results?[0];

        Assert.Equal(["It could not be deferred: EventBridge Scheduler denied the call."], busy?.Warnings);
        Assert.Null(busy?.DeferredTo);
    }

    [Fact]
    public async Task Schedule_WithoutTimeLeft_LeavesTheResultWithAWarning()
    {
        _answer = () => throw new OperationCanceledException();

        Assert.Equal(["There was no time to defer it."], (await RunAsync(Request)).Results?[0].Warnings);
    }

    [Fact]
    public async Task Request_TooLargeForASchedule_LeavesTheResultWithAWarning()
    {
        var request = Payload.Of([.. Enumerable.Range(0, 5_000).Select(number => $"busy-{number:D60}")]) with { DeferBy = TimeSpan.FromMinutes(45) };

        var report = await RunAsync(request);

        Assert.Empty(_created);
        Assert.All(
            report.Results ?? [],
            result => Assert.Equal(["It was not deferred: the request that is left is larger than a schedule may hold."], result.Warnings));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task Schedule_OfARunThatComesAgain_HasTheSameNameWhereItIsTheSameRun(bool sameTime, bool sameName)
    {
        await RunAsync(Request);
        await RunAsync(Request with { ScheduledTime = Request.ScheduledTime?.AddSeconds(sameTime ? 0 : 1) });

        Assert.Equal(sameName, _created[0].Ref == _created[1].Ref);
    }

    [Fact]
    public async Task Schedule_ThatAnEarlierTryMade_IsNamedAllTheSame()
    {
        _answer = () => new ScheduleAnswer<string>.Failed(new ScheduleFailure.Conflict("The name is taken."));

        var busy = (await RunAsync(Request)).Results?[0];

        Assert.EndsWith($"It is tried once more as an earlier try of this run arranged, by the schedule {_created[0].Ref}.", busy?.Reason, StringComparison.Ordinal);
        Assert.Equal(_created[0].Ref.ToString(), busy?.DeferredTo);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Run_WithoutADeferralToMake_CreatesNothing(bool isDry)
    {
        await RunAsync(isDry ? Request with { DryRun = true } : Request with { DeferBy = null });
        await RunAsync(Request with { Services = [Request.Services[1]] });

        Assert.Empty(_created);
    }

    [Fact]
    public async Task Schedule_OfABusyService_FiresOnceAndDeletesItself()
    {
        var report = await RunAsync(Request);

        var schedule = Assert.Single(_created);
        Assert.Equal("at(2026-11-21T05:48:00)", schedule.Expression);
        Assert.Equal("UTC", schedule.TimeZone);
        Assert.True(schedule.DeleteAfterCompletion);
        Assert.Equal(Target, new DeferralTarget(schedule.Ref.Group, schedule.FunctionArn, schedule.RoleArn));
        Assert.Equal(["DeploymentInProgress", "Started"], report.Codes());
        Assert.EndsWith($"It is tried once more at 2026-11-21T05:48:00Z, by the schedule {schedule.Ref}.", report.Results?[0].Reason, StringComparison.Ordinal);
        Assert.Null(report.Results?[1].DeferredTo);
    }

    [Fact]
    public async Task Payload_OfTheLaterRun_IsTheRequestForWhatIsLeft()
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
    public async Task Payload_OfARunWithoutASchedule_TakesTheTimeOfTheLaterOne()
    {
        await RunAsync(Request with { ScheduledTime = null, ScheduleArn = null });

        Assert.Contains("\"scheduledTime\":\"\\u003Caws.scheduler.scheduled-time\\u003E\"", Assert.Single(_created).Input, StringComparison.Ordinal);
    }

    /// <summary>A service called busy has a deployment that began before the scheduled time.</summary>
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
