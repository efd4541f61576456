using EcsRestart.Ecs;
using EcsRestart.Report;
using EcsRestart.TestSupport;
using EcsRestart.Tests.Support;
using EcsRestart.Watch;
using Microsoft.Extensions.Logging.Abstractions;

namespace EcsRestart.Tests.Watch;

public sealed class RolloutWatchTests
{
    private static readonly EcsAnswer<IReadOnlyList<ServiceSnapshot>> Former = FakeEcs.Show(Pictures.Healthy("orders"));
    private static readonly EcsAnswer<IReadOnlyList<ServiceSnapshot>> Started = FakeEcs.Show(Pictures.JustStarted("orders"));
    private static readonly EcsAnswer<IReadOnlyList<ServiceSnapshot>> Complete = FakeEcs.Show(Pictures.Complete("orders"));

    private readonly SteppedClock _clock = new();

    [Fact]
    public async Task VerdictAsync_CompleteAtTheThirdLook_IsKnownAfterThirtySeconds()
    {
        var verdict = await WatchAsync(Started, Started, Complete);

        Assert.Equal(new RolloutVerdict.Completed(0), verdict);
        Assert.Equal(TimeSpan.FromSeconds(30), _clock.GetUtcNow() - Pictures.Start);
    }

    [Fact]
    public async Task VerdictAsync_StaleAnswersForLessThanTheGrace_AreNoRollback() =>
        Assert.Equal(new RolloutVerdict.Completed(0), await WatchAsync(Started, Former, Former, Former, Former, Former, Complete));

    [Fact]
    public async Task VerdictAsync_SeenAgainInBetween_StartsTheGraceAnew() => Assert.Equal(
        new RolloutVerdict.Completed(0),
        await WatchAsync(Former, Former, Former, Former, Started, Former, Former, Former, Former, Former, Complete));

    [Fact]
    public async Task VerdictAsync_FormerForTheWholeGrace_IsRolledBackSixtySecondsAfterItWasFirstMissed()
    {
        var verdict = await WatchAsync(Started, Started, Former);

        Assert.Same(ResultCode.RolledBack, Assert.IsType<RolloutVerdict.Ended>(verdict).Code);
        Assert.Equal(TimeSpan.FromSeconds(30 + 60), _clock.GetUtcNow() - Pictures.Start);
    }

    [Fact]
    public async Task VerdictAsync_OneStaleAnswerAfterAMinuteWithoutAny_IsNoRollback()
    {
        var lost = FakeEcs.FailLook(new EcsFailure.Unanswered("No answer."));

        Assert.Equal(new RolloutVerdict.Completed(0), await WatchAsync(Started, lost, lost, lost, lost, lost, lost, lost, Former, Complete));
    }

    [Fact]
    public async Task VerdictAsync_LooksWithoutAnAnswer_AreBridged()
    {
        var lost = FakeEcs.FailLook(new EcsFailure.Unanswered("No answer."));
        var throttled = FakeEcs.FailLook(new EcsFailure.Throttled("Rate exceeded."));

        Assert.Equal(new RolloutVerdict.Completed(0), await WatchAsync(lost, throttled, FakeEcs.Show(), Complete));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task VerdictAsync_ServiceOrClusterGone_IsKnownWithinTwoPolls(bool clusterGone)
    {
        var gone = clusterGone ? FakeEcs.FailLook(new EcsFailure.Refused(ResultCode.ClusterNotFound, "Cluster not found.")) : FakeEcs.Show();

        var verdict = await WatchAsync(Started, gone);

        Assert.Same(ResultCode.ServiceNotFound, Assert.IsType<RolloutVerdict.Ended>(verdict).Code);
        Assert.Equal(TimeSpan.FromSeconds(30), _clock.GetUtcNow() - Pictures.Start);
    }

    /// <summary>What an earlier poll listed is not a newer deployment.</summary>
    [Fact]
    public async Task VerdictAsync_PrimaryOfAnEarlierPollReturns_IsRolledBack()
    {
        var other = Pictures.Active("ecs-svc/0") with { CreatedAt = Pictures.Start.AddMinutes(3) };
        var polled = FakeEcs.Show(Pictures.Service("orders", Pictures.Primary(Pictures.Mine), other));
        var returned = FakeEcs.Show(Pictures.Service("orders", other with { IsPrimary = true }, Pictures.Active(Pictures.Mine, RolloutState.InProgress)));

        Assert.Same(ResultCode.RolledBack, Assert.IsType<RolloutVerdict.Ended>(await WatchAsync(polled, returned)).Code);
    }

    [Fact]
    public async Task VerdictAsync_NothingAnsweredUntilTheTimeout_IsTimedOut()
    {
        var verdict = await WatchAsync(FakeEcs.FailLook(new EcsFailure.Unanswered("No answer.")));

        Assert.Same(ResultCode.RolloutTimedOut, Assert.IsType<RolloutVerdict.Ended>(verdict).Code);
        Assert.Equal(Pictures.Rollout("orders").Timeout, _clock.GetUtcNow() - Pictures.Start);
    }

    [Fact]
    public async Task VerdictAsync_LooksRefused_IsUnseenAtOnce() => Assert.Equal(
        new RolloutVerdict.Unseen("The rollout could not be watched: Not allowed."),
        await WatchAsync(FakeEcs.FailLook(new EcsFailure.Refused(ResultCode.AccessDenied, "Not allowed."))));

    [Fact]
    public async Task VerdictAsync_AskedForAfterTheEnd_IsUnseen()
    {
        var watch = Watch(new FakeEcs());
        await watch.RunUntilAsync(new TaskCompletionSource().Task, new CancellationToken(canceled: true));

        Assert.Equal(
            new RolloutVerdict.Unseen("The run ended before the rollout did."), await watch.VerdictAsync(Pictures.Rollout("orders")));
    }

    [Fact]
    public async Task RunUntilAsync_ManyRollouts_LooksAtTenOfAClusterWithACall()
    {
        var ecs = new FakeEcs { OnLook = names => FakeEcs.Show([.. names.Select(Pictures.Complete)]) };
        var watch = Watch(ecs);
        var test = Pictures.Rollout("other") with { Service = new("test", "test", "other") };
        IEnumerable<Rollout> rollouts = [test, .. Enumerable.Range(1, 12).Select(number => Pictures.Rollout($"s{number}"))];
        var verdicts = Task.WhenAll(rollouts.Select(watch.VerdictAsync));

        await _clock.FinishAsync(FollowAsync(watch, verdicts));

        Assert.Equal(
            [("prod", 2), ("prod", 10), ("test", 1)], ecs.LookedIn.Zip(ecs.Looks, (cluster, names) => (cluster, names.Count)).Order());
    }

    private static async Task<T> FollowAsync<T>(RolloutWatch watch, Task<T> verdict)
    {
        await watch.RunUntilAsync(verdict, CancellationToken.None);
        return await verdict;
    }

    private RolloutWatch Watch(FakeEcs ecs) => new(Sites.Of(ecs, _clock), new ReportBudget(maxBytes: null), _clock, NullLogger.Instance, progress: null);

    /// <summary>The verdict on a rollout that the looks show so, one after the other.</summary>
    private Task<RolloutVerdict> WatchAsync(params EcsAnswer<IReadOnlyList<ServiceSnapshot>>[] answers)
    {
        var turns = new InTurn<EcsAnswer<IReadOnlyList<ServiceSnapshot>>>(answers);
        var watch = Watch(new FakeEcs { OnLook = _ => turns.Next() });
        return _clock.FinishAsync(FollowAsync(watch, watch.VerdictAsync(Pictures.Rollout("orders"))));
    }
}
