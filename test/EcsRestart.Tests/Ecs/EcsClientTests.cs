using EcsRestart.Ecs;
using EcsRestart.Tests.Support;
using EcsRestart.TestSupport;

namespace EcsRestart.Tests.Ecs;

public sealed class EcsClientTests
{
    private static readonly EcsResult<IReadOnlyList<ServiceSnapshot>> Found = FakeEcs.Show(ServiceSnapshots.Healthy("orders"));
    private static readonly EcsResult<IReadOnlyList<ServiceSnapshot>> Throttled =
        FakeEcs.FailLook(new EcsFailure.Throttled("Rate exceeded."));
    private static readonly EcsResult<IReadOnlyList<ServiceSnapshot>> Lost = FakeEcs.FailLook(new EcsFailure.Unanswered("No answer."));
    private static readonly EcsResult<IReadOnlyList<ServiceSnapshot>> Unreachable =
        FakeEcs.FailLook(new EcsFailure.Unreachable("No connection."));
    private static readonly EcsResult<IReadOnlyList<ServiceSnapshot>> Refused =
        FakeEcs.FailLook(new EcsFailure.Refused(ResultCode.AccessDenied, "No."));

    private readonly SteppedClock _clock = new();

    private TimeSpan Elapsed => _clock.GetUtcNow() - ServiceSnapshots.Start;

    [Fact]
    public async Task DescribeServiceAsync_Found_IsTheService()
    {
        var answer = await Client(Answers(Found)).DescribeServiceAsync(ServiceSnapshots.Ref("orders"), default);

        Assert.Equal("orders", answer.Value()?.ServiceName);
    }

    [Fact]
    public async Task DescribeServiceAsync_UnknownService_ReturnsNull()
    {
        var answer = await Client(Answers(FakeEcs.Show())).DescribeServiceAsync(ServiceSnapshots.Ref("orders"), default);

        Assert.Null(answer.Value());
    }

    [Fact]
    public async Task DescribeServicesAsync_ThrottledManyTimes_RetriesUntilSuccess()
    {
        var ecs = Answers([.. Enumerable.Repeat(Throttled, 30), Found]);

        Assert.Same(Found, await DescribeAsync(ecs));
        Assert.Equal(31, ecs.Looks.Count);
        Assert.InRange(Elapsed, TimeSpan.FromSeconds(30 * 0.05), TimeSpan.FromSeconds(30 * 0.06));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 4)]
    public async Task DescribeServicesAsync_FirstResponseLost_RetriesAndSucceeds(int lost, int seconds)
    {
        var ecs = Answers([.. Enumerable.Repeat(Lost, lost), Found]);

        Assert.Same(Found, await DescribeAsync(ecs));
        Assert.Equal((lost + 1, TimeSpan.FromSeconds(seconds)), (ecs.Looks.Count, Elapsed));
    }

    [Fact]
    public async Task DescribeServicesAsync_LostThrice_Fails()
    {
        var ecs = Answers(Lost, Unreachable, Lost, Found);

        Assert.Same(Lost, await DescribeAsync(ecs));
        Assert.Equal(3, ecs.Looks.Count);
    }

    [Fact]
    public async Task DescribeServicesAsync_ThrottlesBetweenLosses_DoNotCountAsLosses()
    {
        var ecs = Answers(Lost, Throttled, Throttled, Unreachable, Throttled, Found);

        Assert.Same(Found, await DescribeAsync(ecs));
    }

    [Fact]
    public async Task DescribeServicesAsync_Refused_FailsAtOnce()
    {
        var ecs = Answers(Refused, Found);

        Assert.Same(Refused, await DescribeAsync(ecs));
        Assert.Single(ecs.Looks);
    }

    [Fact]
    public async Task DescribeServicesAsync_StoppedWhileThrottled_IsTheThrottle()
    {
        using var stopping = new CancellationTokenSource();
        var ecs = Answers(Throttled);
        var describing = Client(ecs).DescribeServicesAsync("prod", ["orders"], stopping.Token);
        await SteppedClockExtensions.UntilAsync(() => _clock.NextTimer is not null);

        await stopping.CancelAsync();

        Assert.Same(Throttled, await describing);
    }

    [Fact]
    public async Task DescribeServicesAsync_StoppedAfterALoss_IsCancelled()
    {
        using var stopping = new CancellationTokenSource();
        var describing = Client(Answers(Lost)).DescribeServicesAsync("prod", ["orders"], stopping.Token);
        await SteppedClockExtensions.UntilAsync(() => _clock.NextTimer is not null);

        await stopping.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => describing);
    }

    [Fact]
    public async Task GlanceAtServicesAsync_Lost_IsCalledOnceOnly()
    {
        var ecs = Answers(Lost, Found);

        Assert.Same(Lost, await Client(ecs).GlanceAtServicesAsync("prod", ["orders"], default));
        Assert.Single(ecs.Looks);
    }

    [Fact]
    public async Task ListServicesAsync_Pages_AreReadByTheirTokens()
    {
        var tokens = new List<(string, string?)>();
        var ecs = new FakeEcs
        {
            OnListServices = (cluster, token) =>
            {
                tokens.Add((cluster, token));
                return token is null ? FakeEcs.ShowNames("2", "a", "b") : FakeEcs.ShowNames(null, "c");
            },
        };

        var answer = await Client(ecs).ListServicesAsync("prod", default);

        Assert.Equal(["a", "b", "c"], answer.Value());
        Assert.Equal([("prod", null), ("prod", "2")], tokens);
    }

    [Fact]
    public async Task ListClustersAsync_PageLost_RequestsItAgainWithSameToken()
    {
        var second = new Sequence<EcsResult<NamePage>>(
            new EcsResult<NamePage>.Failed(new EcsFailure.Unanswered("No answer.")), FakeEcs.ShowNames(null, "b"));
        var ecs = new FakeEcs { OnListClusters = token => token is null ? FakeEcs.ShowNames("2", "a") : second.Next() };

        var answer = await _clock.FinishAsync(Client(ecs).ListClustersAsync(default));

        Assert.Equal(["a", "b"], answer.Value());
    }

    [Fact]
    public async Task StoppedTasksAsync_NoneStopped_DescribesNothing()
    {
        var ecs = new FakeEcs { OnDescribeTasks = _ => throw new InvalidOperationException("DescribeTasks refuses an empty list.") };

        var answer = await Client(ecs).StoppedTasksAsync(ServiceSnapshots.Ref("orders"), default);

        Assert.Empty(answer.Value());
    }

    [Fact]
    public async Task StoppedTasksAsync_SomeStopped_DescribesThese()
    {
        var ecs = new FakeEcs
        {
            OnListStoppedTasks = service =>
                new EcsResult<IReadOnlyList<string>>.Ok([$"{service.ServiceName}-1", $"{service.ServiceName}-2"]),
            OnDescribeTasks = arns => FakeEcs.ShowTasks([.. arns.Select(arn => new TaskSnapshot { Arn = arn, LastStatus = "STOPPED" })]),
        };

        var answer = await Client(ecs).StoppedTasksAsync(ServiceSnapshots.Ref("orders"), default);

        Assert.Equal(["orders-1", "orders-2"], answer.Value().Select(task => task.Id));
    }

    private static FakeEcs Answers(params EcsResult<IReadOnlyList<ServiceSnapshot>>[] answers)
    {
        var turns = new Sequence<EcsResult<IReadOnlyList<ServiceSnapshot>>>(answers);
        return new FakeEcs { OnLook = _ => turns.Next() };
    }

    private EcsClient Client(FakeEcs ecs) => new(ecs, new ApiBudget(_clock, lanes: 1), _clock);

    private Task<EcsResult<IReadOnlyList<ServiceSnapshot>>> DescribeAsync(FakeEcs ecs) =>
        _clock.FinishAsync(Client(ecs).DescribeServicesAsync("prod", ["orders"], CancellationToken.None));
}
