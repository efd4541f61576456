using EcsRestart.Ecs;
using EcsRestart.Tests.Support;
using EcsRestart.TestSupport;
using EcsRestart.Watch;

namespace EcsRestart.Tests.Watch;

public sealed class ServiceDeploymentPollTests
{
    private static readonly TimeSpan Tick = RolloutWatch.PollInterval;
    private static readonly EcsFailure Denied = new EcsFailure.Refused(ResultCode.AccessDenied, "Not authorized.");
    private static readonly EcsFailure Invalid = new EcsFailure.Refused(ResultCode.EcsError, "Invalid parameter.");
    private static readonly EcsFailure Throttled = new EcsFailure.Throttled("Rate exceeded.");
    private static readonly EcsFailure Unanswered = new EcsFailure.Unanswered("No response.");

    private readonly SteppedClock _clock = new();
    private readonly Warnings _log = new();

    public static TheoryData<string> FailuresOfARead => ["Throttled", "Unanswered"];

    [Fact]
    public async Task PollAsync_CandidateOfThisDeployment_IsProvenAndRead()
    {
        var ecs = new FakeEcs { OnDescribeDeployments = _ => Records.Describe(Records.Mine("orders")) };

        var sight = await LookAsync(Poll(ecs), Candidate("orders"));

        Assert.True(sight.Track.IsProven);
        Assert.Equal(Records.Arn("orders"), sight.Record?.Arn);
        Assert.Empty(ecs.ListedDeployments);
    }

    [Fact]
    public async Task PollAsync_CandidateOfPreviousDeployment_IsReplacedFromList()
    {
        var previous = Records.Of("orders", ServiceSnapshots.PreviousDeploymentId, "previous");
        var ecs = new FakeEcs
        {
            OnDescribeDeployments = arns => Records.Describe(arns[0] == previous.Arn ? previous : Records.Mine("orders")),
            OnListDeployments = (_, _) => Records.Page(null, previous, Records.Mine("orders")),
        };
        var poll = Poll(ecs);

        var found = await LookAsync(poll, new() { Arn = previous.Arn });
        var read = await LookAsync(poll, found.Track);

        Assert.Equal((Records.Arn("orders"), null), (found.Track.Arn, found.Record));
        Assert.Equal(Records.Arn("orders"), read.Record?.Arn);
        Assert.Equal([("orders", ServiceSnapshots.Start - TimeSpan.FromMinutes(1))], ecs.ListedDeployments);
    }

    [Fact]
    public async Task PollAsync_ListThatLags_IsReadAgainForSixtySeconds()
    {
        var ecs = new FakeEcs { OnListDeployments = (_, _) => Records.Page(null, Records.Of("orders", ServiceSnapshots.PreviousDeploymentId, "previous")) };
        var poll = Poll(ecs);
        var track = new ServiceDeploymentTrack();

        for (var tick = 0; tick < 6; tick++)
        {
            track = (await LookAsync(poll, track)).Track;
            Assert.False(track.IsGivenUp);
            _clock.Advance(Tick);
        }

        Assert.True((await LookAsync(poll, track)).Track.IsGivenUp);
        Assert.Equal(7, ecs.ListedDeployments.Count);
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task PollAsync_ListWithPages_ReadsThemAll()
    {
        var ecs = new FakeEcs
        {
            OnListDeployments = (_, token) => token is null ? Records.Page("2") : Records.Page(null, Records.Mine("orders")),
        };

        Assert.Equal(Records.Arn("orders"), (await LookAsync(Poll(ecs), new())).Track.Arn);
    }

    [Fact]
    public async Task PollAsync_RecordMissingFromResponse_IsGivenUpAfterSixtySeconds()
    {
        var poll = Poll(new FakeEcs { OnDescribeDeployments = _ => Records.Describe() });
        var track = (await LookAsync(poll, Candidate("orders"))).Track;

        _clock.Advance(RolloutPolicy.AbsenceGrace - TimeSpan.FromTicks(1));
        track = (await LookAsync(poll, track)).Track;
        Assert.False(track.IsGivenUp);

        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.True((await LookAsync(poll, track)).Track.IsGivenUp);
    }

    [Theory]
    [InlineData("arn:aws:ecs:eu-central-1:1:service-deployment/prod/orders/mine", true)]
    [InlineData("arn:aws:ecs:eu-central-1:1:service-revision/prod/orders/1", true)]
    [InlineData("arn:aws:ecs:eu-central-1:1:service-revision/prod/mail/1", false)]
    public async Task PollAsync_MissingRecordOrSourceRevision_GivesUpForThisService(string failed, bool isGivenUp)
    {
        var ecs = new FakeEcs { OnDescribeDeployments = _ => new EcsResult<DescribedServiceDeployments>.Ok(new([], [failed])) };

        Assert.Equal(isGivenUp, (await LookAsync(Poll(ecs), Candidate("orders"))).Track.IsGivenUp);
    }

    [Fact]
    public async Task PollAsync_UnknownOperation_GivesUpAtOnceWithOneWarning()
    {
        var ecs = new FakeEcs();
        var poll = Poll(ecs);

        var sights = await PollAsync(poll, [.. Enumerable.Range(0, 50).Select(number => $"s{number}")]);
        sights = await poll.PollAsync([.. sights.Select((sight, number) => (ServiceSnapshots.Rollout($"s{number}"), sight.Track))], default);

        Assert.All(sights, sight => Assert.True(sight.Track.IsGivenUp));
        Assert.Equal(3, ecs.DescribedDeployments.Count);
        Assert.Equal(
            ["Service deployments cannot be read in this account and Region, so verdicts rely on DescribeServices alone: Unknown operation."],
            _log.Lines);
    }

    [Fact]
    public async Task PollAsync_EverythingDenied_GivesUpAfterBatchAndItsPartsWithOneWarning()
    {
        var ecs = new FakeEcs { OnDescribeDeployments = _ => Records.Fail(Denied) };
        var poll = Poll(ecs);

        var sights = await PollAsync(poll, "a", "b", "c");
        var newcomer = await LookAsync(poll, Candidate("late"));

        Assert.All([.. sights, newcomer], sight => Assert.True(sight.Track.IsGivenUp));
        Assert.Equal([3, 1, 1, 1], ecs.DescribedDeployments.Select(arns => arns.Count));
        Assert.Single(_log.Lines);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task PollAsync_OneRefusedInBatch_GivesUpForThatServiceAlone(bool isDenied)
    {
        var ecs = new FakeEcs
        {
            OnDescribeDeployments = arns => arns.Contains(Records.Arn("b"))
                ? Records.Fail(isDenied ? Denied : Invalid)
                : Records.Describe([.. arns.Select(arn => Records.Mine(arn.Split('/')[2]))]),
        };
        var poll = Poll(ecs);

        var sights = await PollAsync(poll, "a", "b", "c");

        Assert.Equal([false, true, false], sights.Select(sight => sight.Track.IsGivenUp));
        Assert.Equal([Records.Arn("a"), null, Records.Arn("c")], sights.Select(sight => sight.Record?.Arn));
        Assert.Equal([3, 1, 1, 1], ecs.DescribedDeployments.Select(arns => arns.Count));
        Assert.Empty(_log.Lines);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task PollAsync_ListRefused_GivesUp(bool isDenied, int warnings)
    {
        var ecs = new FakeEcs { OnListDeployments = (_, _) => Records.FailList(isDenied ? Denied : Invalid) };

        Assert.True((await LookAsync(Poll(ecs), new())).Track.IsGivenUp);
        Assert.Equal(warnings, _log.Lines.Count);
    }

    [Theory]
    [MemberData(nameof(FailuresOfARead))]
    public async Task PollAsync_ThrottledOrUnanswered_IsRepeatedAndNeverGivenUp(string kind)
    {
        var failure = kind == "Throttled" ? Throttled : Unanswered;
        var ecs = new FakeEcs { OnDescribeDeployments = _ => Records.Fail(failure), OnListDeployments = (_, _) => Records.FailList(failure) };
        var poll = Poll(ecs);
        var (candidate, unknown) = (Candidate("orders"), new ServiceDeploymentTrack());

        for (var tick = 0; tick < 20; tick++)
        {
            var sights = (Candidate: await _clock.FinishAsync(LookAsync(poll, candidate)), Unknown: await _clock.FinishAsync(LookAsync(poll, unknown)));
            Assert.Equal((tick >= 6, tick >= 6), (sights.Candidate.IsUnreadable, sights.Unknown.IsUnreadable)); // DescribeServices decides
            (candidate, unknown) = (sights.Candidate.Track, sights.Unknown.Track);
            _clock.Advance(Tick);
        }

        Assert.Equal((false, false), (candidate.IsGivenUp, unknown.IsGivenUp));
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task PollAsync_ServicesOfManyClusters_AreReadTwentyPerCall()
    {
        var ecs = new FakeEcs { OnDescribeDeployments = arns => Records.Describe([.. arns.Select(arn => Records.Mine(arn.Split('/')[2]))]) };

        var sights = await PollAsync(Poll(ecs), [.. Enumerable.Range(0, 45).Select(number => $"s{number}")]);

        Assert.Equal([20, 20, 5], ecs.DescribedDeployments.Select(arns => arns.Count).OrderDescending());
        Assert.Equal(Enumerable.Range(0, 45).Select(number => Records.Arn($"s{number}")), sights.Select(sight => sight.Record?.Arn));
    }

    [Fact]
    public async Task PollAsync_SameStatusAgain_CountsItsTime()
    {
        var status = ServiceDeploymentStatus.InProgress;
        var poll = Poll(new FakeEcs { OnDescribeDeployments = _ => Records.Describe(Records.Mine("orders", status)) });
        var first = await LookAsync(poll, Candidate("orders"));
        _clock.Advance(Tick);

        var second = await LookAsync(poll, first.Track);
        status = ServiceDeploymentStatus.Stopped;
        var third = await LookAsync(poll, second.Track);

        Assert.Equal([TimeSpan.Zero, Tick, TimeSpan.Zero], [first.StatusFor, second.StatusFor, third.StatusFor]);
    }

    [Fact]
    public async Task PollAsync_Stopped_NamesNextRecordOfList()
    {
        var (next, later) = (Records.Of("orders", ServiceSnapshots.Newer, "next"), Records.Of("orders", "ecs-svc/4", "later"));
        var ecs = new FakeEcs
        {
            OnDescribeDeployments = _ => Records.Describe(Records.Mine("orders", ServiceDeploymentStatus.Stopped)),
            OnListDeployments = (_, _) => Records.Page(null, later with { CreatedAt = later.CreatedAt?.AddSeconds(1) }, next, Records.Mine("orders")),
        };

        Assert.Equal(next, (await LookAsync(Poll(ecs), Candidate("orders"))).Newer);
    }

    [Fact]
    public async Task PollServiceDeploymentsAsync_Throttled_EmptiesOwnBudget()
    {
        var budget = new ApiBudget(_clock, 1);
        var reads = new EcsClient(new FakeEcs { OnDescribeDeployments = _ => Records.Fail(Throttled) }, budget, _clock);

        await reads.PollServiceDeploymentsAsync([Records.Arn("orders")], default);
        var others = budget.ServiceRead.TakeAsync(default);
        var next = budget.ServiceDeploymentRead.TakeAsync(default);

        Assert.Equal((true, false), (others.IsCompleted, next.IsCompleted));
        _clock.Advance(TimeSpan.FromMilliseconds(52));
        Assert.True(next.IsCompletedSuccessfully);
    }

    private ServiceDeploymentPoll Poll(FakeEcs ecs) => new(TestEcs.Of(ecs, _clock), _clock, _log);

    private static ServiceDeploymentTrack Candidate(string service) => new() { Arn = Records.Arn(service) };

    private static async Task<ServiceDeploymentObservation> LookAsync(ServiceDeploymentPoll poll, ServiceDeploymentTrack track) =>
        Assert.Single(await poll.PollAsync([(ServiceSnapshots.Rollout(track.Arn?.Split('/')[2] ?? "orders"), track)], default));

    private static Task<IReadOnlyList<ServiceDeploymentObservation>> PollAsync(ServiceDeploymentPoll poll, params string[] services) =>
        poll.PollAsync([.. services.Select(service => (ServiceSnapshots.Rollout(service), Candidate(service)))], default);
}
