using EcsRestart.Ecs;
using EcsRestart.Restart;
using EcsRestart.Tests.Support;
using EcsRestart.TestSupport;

namespace EcsRestart.Tests.Restart;

public sealed class UnansweredCallResolverTests
{
    private const string Doubt = "No answer. ECS may have started a deployment. Check the service before you restart it again.";

    private static readonly EcsFailure Lost = new EcsFailure.Unanswered("No answer.");

    private readonly SteppedClock _clock = new();

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 7)]
    [InlineData(3, 17)]
    public async Task ResolveAsync_PrimaryChangedInPoll_IsAccepted(int look, int seconds)
    {
        var looks = 0;
        var ecs = new FakeEcs { Before = service => ++looks < look ? ServiceSnapshots.Healthy(service) : ServiceSnapshots.JustStarted(service) };

        var outcome = await _clock.FinishAsync(ResolveAsync(ecs));

        Assert.Equal(ServiceSnapshots.NewDeploymentId, Assert.IsType<CallOutcome.Accepted>(outcome).Made?.Id);
        Assert.Equal((look, TimeSpan.FromSeconds(seconds)), (looks, Elapsed));
    }

    [Fact]
    public async Task ResolveAsync_PrimaryUnchangedThreeTimes_NothingHappened()
    {
        var ecs = new FakeEcs();

        var outcome = await _clock.FinishAsync(ResolveAsync(ecs));

        Assert.Equal(new CallOutcome.NothingHappened(Lost), outcome);
        Assert.Equal((3, TimeSpan.FromSeconds(17)), (ecs.Looks.Count, Elapsed));
    }

    [Fact]
    public async Task ResolveAsync_DeploymentRolledBackBeforeFirstPoll_IsAccepted()
    {
        var outcome = await _clock.FinishAsync(ResolveAsync(new FakeEcs { Before = ServiceSnapshots.RolledBack }));

        var made = Assert.IsType<CallOutcome.Accepted>(outcome).Made;
        Assert.Equal((ServiceSnapshots.NewDeploymentId, false, ServiceSnapshots.Start), (made?.Id, made?.IsPrimary, made?.CreatedAt));
    }

    [Fact]
    public async Task ResolveAsync_RestoredDeploymentWithNewId_AcceptsTheFailedOne()
    {
        var outcome = await _clock.FinishAsync(ResolveAsync(new FakeEcs
        {
            Before = service => Restored(service, ServiceSnapshots.Failed(ServiceSnapshots.NewDeploymentId, ServiceSnapshots.Start), RollingBack($"to deployment {ServiceSnapshots.Newer}.")),
        }));

        Assert.Equal(ServiceSnapshots.NewDeploymentId, Assert.IsType<CallOutcome.Accepted>(outcome).Made?.Id);
    }

    [Theory]
    [InlineData("to deployment ecs-svc/3.")]
    [InlineData("to the last completed deployment.")]
    public async Task ResolveAsync_RestoredDeploymentWithNewIdAndUnnamedFailure_IsInDoubt(string target)
    {
        var failure = new ServiceEvent(ServiceSnapshots.Start, "(service orders) deployment failed: tasks failed to start.");

        var outcome = await _clock.FinishAsync(ResolveAsync(new FakeEcs { Before = service => Restored(service, failure, RollingBack(target)) }));

        Assert.Equal(new CallOutcome.Final(ResultCode.EcsError, Doubt), outcome);
    }

    [Fact]
    public async Task ResolveAsync_UnnamedFailureKnownBefore_NothingHappened()
    {
        var failed = Restored("orders", new ServiceEvent(ServiceSnapshots.Start, "(service orders) deployment failed: tasks failed to start."));

        var outcome = await _clock.FinishAsync(ResolveAsync(new FakeEcs { Before = _ => failed }, before: failed));

        Assert.IsType<CallOutcome.NothingHappened>(outcome);
    }

    [Fact]
    public async Task ResolveAsync_OnlyAFailureThatWasKnownBefore_NothingHappened()
    {
        var outcome = await _clock.FinishAsync(
            ResolveAsync(new FakeEcs { Before = ServiceSnapshots.RolledBack }, before: ServiceSnapshots.RolledBack("orders")));

        Assert.IsType<CallOutcome.NothingHappened>(outcome);
    }

    [Fact]
    public async Task ResolveAsync_NoPrimaryBefore_TakesAnyForItsOwn()
    {
        var outcome = await _clock.FinishAsync(ResolveAsync(new FakeEcs(), before: ServiceSnapshots.Service("orders")));

        Assert.IsType<CallOutcome.Accepted>(outcome);
    }

    [Fact]
    public async Task ResolveAsync_ServiceMissingFromResponses_NothingHappened()
    {
        var outcome = await _clock.FinishAsync(ResolveAsync(new FakeEcs { OnLook = _ => FakeEcs.Show() }));

        Assert.IsType<CallOutcome.NothingHappened>(outcome);
    }

    [Fact]
    public async Task ResolveAsync_LastPollFails_IsInDoubt()
    {
        var refusals = new Sequence<EcsResult<IReadOnlyList<ServiceSnapshot>>?>(null, null, Refused);

        var outcome = await _clock.FinishAsync(ResolveAsync(new FakeEcs { OnLook = _ => refusals.Next() }));

        Assert.Equal(new CallOutcome.Final(ResultCode.EcsError, Doubt), outcome);
    }

    [Fact]
    public async Task ResolveAsync_EarlierPollsFail_LastPollDecides()
    {
        var refusals = new Sequence<EcsResult<IReadOnlyList<ServiceSnapshot>>?>(Refused, Refused, null);

        var outcome = await _clock.FinishAsync(ResolveAsync(new FakeEcs { OnLook = _ => refusals.Next() }));

        Assert.Equal(new CallOutcome.NothingHappened(Lost), outcome);
    }

    [Fact]
    public async Task ResolveAsync_Stopped_PollsOnceMoreAndIsInDoubt()
    {
        using var stopping = new CancellationTokenSource();
        var ecs = new FakeEcs();
        var resolving = ResolveAsync(ecs, stopping: stopping.Token);
        await _clock.StepAsync();
        await SteppedClockExtensions.UntilAsync(() => _clock.NextTimer is not null && ecs.Looks.Count == 1);

        await stopping.CancelAsync();

        Assert.Equal(new CallOutcome.Final(ResultCode.EcsError, Doubt), await resolving);
        Assert.Equal(2, ecs.Looks.Count);
    }

    [Fact]
    public async Task ResolveAsync_StoppedBeforeFirstPoll_StillFindsDeployment()
    {
        var outcome = await ResolveAsync(new FakeEcs { Before = ServiceSnapshots.JustStarted }, stopping: new CancellationToken(canceled: true));

        Assert.IsType<CallOutcome.Accepted>(outcome);
        Assert.Equal(TimeSpan.Zero, Elapsed);
    }

    [Fact]
    public async Task ResolveAsync_CutOff_IsInDoubt()
    {
        var ecs = new FakeEcs();
        var stopped = new CancellationToken(canceled: true);

        Assert.Equal(new CallOutcome.Final(ResultCode.EcsError, Doubt), await ResolveAsync(ecs, stopping: stopped, cutOff: stopped));
        Assert.Empty(ecs.Looks);
    }

    private static EcsResult<IReadOnlyList<ServiceSnapshot>> Refused =>
        FakeEcs.FailLook(new EcsFailure.Refused(ResultCode.AccessDenied, "No."));

    private TimeSpan Elapsed => _clock.GetUtcNow() - ServiceSnapshots.Start;

    private Task<CallOutcome> ResolveAsync(
        FakeEcs ecs, ServiceSnapshot? before = null, CancellationToken stopping = default, CancellationToken cutOff = default)
    {
        var lostAnswer = new UnansweredCallResolver(TestEcs.Of(ecs, _clock), _clock);
        return lostAnswer.ResolveAsync(ServiceSnapshots.Ref("orders"), before ?? ServiceSnapshots.Healthy("orders"), _clock.GetUtcNow(), Lost, stopping, cutOff);
    }

    /// <summary>ECS has rolled back to a deployment that it shows with a new ID.</summary>
    private static ServiceSnapshot Restored(string service, params ServiceEvent[] events) =>
        ServiceSnapshots.Service(service, ServiceSnapshots.Primary(ServiceSnapshots.Newer)) with { Events = events };

    private static ServiceEvent RollingBack(string target) => new(ServiceSnapshots.Start, $"(service orders) rolling back {target}");
}
