using EcsRestart.Ecs;
using EcsRestart.Results;
using EcsRestart.Tests.Support;
using EcsRestart.TestSupport;
using EcsRestart.Watch;
using Microsoft.Extensions.Logging.Abstractions;

namespace EcsRestart.Tests.Watch;

public sealed class RolloutWatchTests
{
    private static readonly EcsResult<IReadOnlyList<ServiceSnapshot>> Former = FakeEcs.Show(ServiceSnapshots.Healthy("orders"));
    private static readonly EcsResult<IReadOnlyList<ServiceSnapshot>> Started = FakeEcs.Show(ServiceSnapshots.JustStarted("orders"));
    private static readonly EcsResult<IReadOnlyList<ServiceSnapshot>> Complete = FakeEcs.Show(ServiceSnapshots.Complete("orders"));

    private readonly SteppedClock _clock = new();

    [Fact]
    public async Task VerdictAsync_CompleteAtTheThirdLook_IsKnownAfterThirtySeconds()
    {
        var verdict = await WatchAsync(Started, Started, Complete);

        Assert.Equal(new Verdict.Succeeded(0), verdict);
        Assert.Equal(TimeSpan.FromSeconds(30), _clock.GetUtcNow() - ServiceSnapshots.Start);
    }

    [Fact]
    public async Task VerdictAsync_StaleAnswersForLessThanTheGrace_AreNoRollback() =>
        Assert.Equal(new Verdict.Succeeded(0), await WatchAsync(Started, Former, Former, Former, Former, Former, Complete));

    [Fact]
    public async Task VerdictAsync_SeenAgainInBetween_StartsTheGraceAnew() => Assert.Equal(
        new Verdict.Succeeded(0),
        await WatchAsync(Former, Former, Former, Former, Started, Former, Former, Former, Former, Former, Complete));

    [Fact]
    public async Task VerdictAsync_FormerForTheWholeGrace_IsRolledBackSixtySecondsAfterItWasFirstMissed()
    {
        var verdict = await WatchAsync(Started, Started, Former);

        Assert.Same(ResultCode.RolledBack, Assert.IsType<Verdict.Ended>(verdict).Code);
        Assert.Equal(TimeSpan.FromSeconds(30 + 60), _clock.GetUtcNow() - ServiceSnapshots.Start);
    }

    [Fact]
    public async Task VerdictAsync_OneStaleAnswerAfterAMinuteWithoutAny_IsNoRollback()
    {
        var lost = FakeEcs.FailLook(new EcsFailure.Unanswered("No answer."));

        Assert.Equal(new Verdict.Succeeded(0), await WatchAsync(Started, lost, lost, lost, lost, lost, lost, lost, Former, Complete));
    }

    [Fact]
    public async Task VerdictAsync_LooksWithoutAnAnswer_AreBridged()
    {
        var lost = FakeEcs.FailLook(new EcsFailure.Unanswered("No answer."));
        var throttled = FakeEcs.FailLook(new EcsFailure.Throttled("Rate exceeded."));

        Assert.Equal(new Verdict.Succeeded(0), await WatchAsync(lost, throttled, FakeEcs.Show(), Complete));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task VerdictAsync_ServiceOrClusterGone_IsKnownWithinTwoPolls(bool clusterGone)
    {
        var gone = clusterGone ? FakeEcs.FailLook(new EcsFailure.Refused(ResultCode.ClusterNotFound, "Cluster not found.")) : FakeEcs.Show();

        var verdict = await WatchAsync(Started, gone);

        Assert.Same(ResultCode.ServiceNotFound, Assert.IsType<Verdict.Ended>(verdict).Code);
        Assert.Equal(TimeSpan.FromSeconds(30), _clock.GetUtcNow() - ServiceSnapshots.Start);
    }

    /// <summary>What an earlier poll listed is not a newer deployment.</summary>
    [Fact]
    public async Task VerdictAsync_PrimaryOfAnEarlierPollReturns_IsRolledBack()
    {
        var other = ServiceSnapshots.Active("ecs-svc/0") with { CreatedAt = ServiceSnapshots.Start.AddMinutes(3) };
        var polled = FakeEcs.Show(ServiceSnapshots.Service("orders", ServiceSnapshots.Primary(ServiceSnapshots.NewDeploymentId), other));
        var returned = FakeEcs.Show(ServiceSnapshots.Service("orders", other with { IsPrimary = true }, ServiceSnapshots.Active(ServiceSnapshots.NewDeploymentId, RolloutState.InProgress)));

        Assert.Same(ResultCode.RolledBack, Assert.IsType<Verdict.Ended>(await WatchAsync(polled, returned)).Code);
    }

    [Fact]
    public async Task VerdictAsync_NothingAnsweredUntilTheTimeout_IsTimedOut()
    {
        var verdict = await WatchAsync(FakeEcs.FailLook(new EcsFailure.Unanswered("No answer.")));

        Assert.Same(ResultCode.RolloutTimedOut, Assert.IsType<Verdict.Ended>(verdict).Code);
        Assert.Equal(ServiceSnapshots.Rollout("orders").Timeout, _clock.GetUtcNow() - ServiceSnapshots.Start);
    }

    [Fact]
    public async Task VerdictAsync_LooksRefused_IsUnseenAtOnce() => Assert.Equal(
        new Verdict.Unverified("The rollout could not be watched: Not allowed."),
        await WatchAsync(FakeEcs.FailLook(new EcsFailure.Refused(ResultCode.AccessDenied, "Not allowed."))));

    [Fact]
    public async Task VerdictAsync_AskedForAfterTheEnd_IsUnseen()
    {
        var watch = Watch(new FakeEcs());
        await watch.RunUntilAsync(new TaskCompletionSource().Task, new CancellationToken(canceled: true));

        Assert.Equal(
            new Verdict.Unverified("The run ended before the rollout did."), await watch.VerdictAsync(ServiceSnapshots.Rollout("orders")));
    }

    [Fact]
    public async Task RunUntilAsync_ManyRollouts_LooksAtTenOfAClusterWithACall()
    {
        var ecs = new FakeEcs { OnLook = names => FakeEcs.Show([.. names.Select(ServiceSnapshots.Complete)]) };
        var watch = Watch(ecs);
        var test = ServiceSnapshots.Rollout("other") with { Service = new("test", "test", "other") };
        IEnumerable<Rollout> rollouts = [test, .. Enumerable.Range(1, 12).Select(number => ServiceSnapshots.Rollout($"s{number}"))];
        var verdicts = Task.WhenAll(rollouts.Select(watch.VerdictAsync));

        await _clock.FinishAsync(FollowAsync(watch, verdicts));

        Assert.Equal(
            [("prod", 2), ("prod", 10), ("test", 1)], ecs.LookedIn.Zip(ecs.Looks, (cluster, names) => (cluster, names.Count)).Order());
    }

    /// <summary>The record decides although DescribeServices shows a newer deployment.</summary>
    [Fact]
    public async Task VerdictAsync_RecordSuccessful_IsCompletedAndNamesRecord()
    {
        var ecs = new FakeEcs
        {
            OnLook = _ => FakeEcs.Show(ServiceSnapshots.Service("orders", ServiceSnapshots.Primary(ServiceSnapshots.Newer))),
            OnListDeployments = (_, _) => Records.Page(null, Records.Mine("orders")),
            OnDescribeDeployments = _ => Records.Describe(Records.Mine("orders", ServiceDeploymentStatus.Successful)),
        };
        var watch = Watch(ecs);

        var verdict = await _clock.FinishAsync(FollowAsync(watch, watch.VerdictAsync(ServiceSnapshots.Rollout("orders"))));

        Assert.Equal(new Verdict.Succeeded(0) { RecordArn = Records.Arn("orders") }, verdict);
    }

    [Theory]
    [InlineData(ServiceDeploymentStatus.RollbackInProgress, "RolledBack")]
    [InlineData(ServiceDeploymentStatus.InProgress, "Unverified")]
    public async Task VerdictAsync_RunOutOfTime_IsWhatRecordShows(ServiceDeploymentStatus status, string expected)
    {
        var ecs = new FakeEcs
        {
            OnLook = _ => Started,
            OnListDeployments = (_, _) => Records.Page(null, Records.Mine("orders")),
            OnDescribeDeployments = _ => Records.Describe(Records.Mine("orders", status)),
        };
        var watch = Watch(ecs);
        using var outOfTime = new CancellationTokenSource(TimeSpan.FromSeconds(25), _clock);
        var verdict = watch.VerdictAsync(ServiceSnapshots.Rollout("orders"));

        var actual = await _clock.FinishAsync(FollowAsync(watch, verdict, outOfTime.Token));

        Assert.Equal(expected, actual is Verdict.Ended { Code: var code } ? code.Name : actual.GetType().Name);
        Assert.Equal(Records.Arn("orders"), actual.RecordArn);
    }

    /// <summary>While the record was searched, polls showed the newer deployment; it is still new when DescribeServices decides.</summary>
    [Fact]
    public async Task VerdictAsync_ReplacedWhileRecordIsNeverFound_IsSuperseded()
    {
        var ecs = new FakeEcs
        {
            OnLook = _ => FakeEcs.Show(ServiceSnapshots.Service("orders", ServiceSnapshots.Primary(ServiceSnapshots.Newer), ServiceSnapshots.Active(ServiceSnapshots.NewDeploymentId, RolloutState.InProgress))),
            OnListDeployments = (_, _) => Records.Page(null),
        };
        var watch = Watch(ecs);

        var verdict = await _clock.FinishAsync(FollowAsync(watch, watch.VerdictAsync(ServiceSnapshots.Rollout("orders"))));

        Assert.Same(ResultCode.Superseded, Assert.IsType<Verdict.Ended>(verdict).Code);
    }

    /// <summary>Up to 100 rollouts are described in every poll, more in every third.</summary>
    [Theory]
    [InlineData(100, 6 * 10)]
    [InlineData(101, 2 * 11)]
    public async Task RunUntilAsync_RecordsInProgress_DescribesManyServicesInEveryThirdPoll(int services, int expectedCalls)
    {
        var ecs = new FakeEcs
        {
            OnLook = names => FakeEcs.Show([.. names.Select(ServiceSnapshots.JustStarted)]),
            OnListDeployments = (service, _) => Records.Page(null, Records.Mine(service)),
            OnDescribeDeployments = arns => Records.Describe([.. arns.Select(arn => Records.Mine(arn.Split('/')[2]))]),
        };
        var watch = Watch(ecs);
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(65), _clock);
        var verdicts = Task.WhenAll(Enumerable.Range(1, services).Select(number => watch.VerdictAsync(ServiceSnapshots.Rollout($"s{number}"))));

        await _clock.FinishAsync(FollowAsync(watch, verdicts, end.Token));

        Assert.Equal(expectedCalls, ecs.Looks.Count);
    }

    private static async Task<T> FollowAsync<T>(RolloutWatch watch, Task<T> verdict, CancellationToken end = default)
    {
        await watch.RunUntilAsync(verdict, end);
        return await verdict;
    }

    private RolloutWatch Watch(FakeEcs ecs) => new(
        TestEcs.Of(ecs, _clock), failsOnImageChange: false, new EvidenceBudget(maxLength: null), _clock, NullLogger.Instance, progress: null);

    /// <summary>The verdict on a rollout that the looks show so, one after the other.</summary>
    private Task<Verdict> WatchAsync(params EcsResult<IReadOnlyList<ServiceSnapshot>>[] answers)
    {
        var turns = new Sequence<EcsResult<IReadOnlyList<ServiceSnapshot>>>(answers);
        var watch = Watch(new FakeEcs { OnLook = _ => turns.Next() });
        return _clock.FinishAsync(FollowAsync(watch, watch.VerdictAsync(ServiceSnapshots.Rollout("orders"))));
    }
}
