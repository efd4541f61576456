using EcsRestart.Ecs;
using EcsRestart.Names;
using EcsRestart.Preflight;
using EcsRestart.Tests.Support;
using EcsRestart.TestSupport;
using Lookup = EcsRestart.Ecs.EcsResult<EcsRestart.Ecs.ServiceSnapshot?>;

namespace EcsRestart.Tests.Preflight;

public sealed class ServiceLookupTests
{
    private static readonly EcsFailure Denied = new EcsFailure.Refused(ResultCode.AccessDenied, "No.");

    private readonly SteppedClock _clock = new();

    [Fact]
    public async Task DescribeAsync_ManyServices_DescribesTenPerCallByCluster()
    {
        var ecs = new FakeEcs();
        ServiceRef[] services = [.. Services("prod", 12), .. Services("test", 3)];

        var looks = await LookAsync(ecs, services);

        Assert.Equal(services.ToHashSet(), looks.Keys.ToHashSet());
        Assert.All(looks, look => Assert.Equal(look.Key.ServiceName, look.Value.Value()?.ServiceName));
        Assert.Equal(
            [("prod", 2), ("prod", 10), ("test", 3)],
            ecs.LookedIn.Zip(ecs.Looks, (cluster, names) => (cluster, names.Count)).Order());
    }

    [Fact]
    public async Task DescribeAsync_DuplicateService_DescribesItOnce()
    {
        var ecs = new FakeEcs();

        Assert.Single(await LookAsync(ecs, ServiceSnapshots.Ref("a"), ServiceSnapshots.Ref("a")));
        Assert.Equal(["a"], Assert.Single(ecs.Looks));
    }

    [Fact]
    public async Task DescribeAsync_NoServices_CallsNothing()
    {
        var ecs = new FakeEcs();

        Assert.Empty(await LookAsync(ecs));
        Assert.Empty(ecs.Looks);
    }

    [Fact]
    public async Task DescribeAsync_UnknownService_ReturnsMissing()
    {
        var ecs = new FakeEcs { OnLook = names => FakeEcs.Show([.. names.Where(name => name != "s2").Select(ServiceSnapshots.Healthy)]) };

        var looks = await LookAsync(ecs, Services("prod", 3));

        Assert.Equal(["s2"], looks.Where(look => look.Value.Value() is null).Select(look => look.Key.ServiceName));
        Assert.Equal(2, looks.Values.Count(look => look is Lookup.Ok({ })));
    }

    [Fact]
    public async Task DescribeAsync_OneServiceDenied_FindsTheOtherNine()
    {
        var ecs = new FakeEcs { OnLook = names => names.Contains("s4") ? FakeEcs.FailLook(Denied) : null };

        var looks = await LookAsync(ecs, Services("prod", 10));

        Assert.Equal(new Lookup.Failed(Denied), looks[ServiceSnapshots.Ref("s4")]);
        Assert.Equal(9, looks.Values.Count(look => look is Lookup.Ok({ })));
        Assert.Equal(11, ecs.Looks.Count);
    }

    [Fact]
    public async Task DescribeAsync_OnlyServiceDenied_CallsOnce()
    {
        var ecs = new FakeEcs { OnLook = _ => FakeEcs.FailLook(Denied) };

        await LookAsync(ecs, ServiceSnapshots.Ref("a"));

        Assert.Single(ecs.Looks);
    }

    [Fact]
    public async Task DescribeAsync_ClusterNotFound_CallsOnce()
    {
        var notFound = new EcsFailure.Refused(ResultCode.ClusterNotFound, "Cluster not found.");
        var ecs = new FakeEcs { OnLook = _ => FakeEcs.FailLook(notFound) };

        var looks = await LookAsync(ecs, Services("prod", 10));

        Assert.Single(ecs.Looks);
        Assert.All(looks.Values, look => Assert.Equal(new Lookup.Failed(notFound), look));
    }

    [Fact]
    public async Task DescribeAsync_NoResponse_FailsAllTenAfterOneCall()
    {
        var ecs = new FakeEcs { OnLook = _ => FakeEcs.FailLook(new EcsFailure.Unanswered("No answer.")) };

        var looks = await _clock.FinishAsync(LookAsync(ecs, Services("prod", 10)));

        Assert.All(looks.Values, look => Assert.IsType<Lookup.Failed>(look));
        Assert.All(ecs.Looks, names => Assert.Equal(10, names.Count));
    }

    [Fact]
    public async Task DescribeAsync_Stopped_ReturnsNotReached()
    {
        var looks = await Lookup(new FakeEcs()).DescribeAsync(Services("prod", 12), new CancellationToken(canceled: true));

        Assert.Empty(looks);
    }

    [Fact]
    public async Task DescribeAsync_StoppedAfterOneBatch_KeepsItsResults()
    {
        using var stopping = new CancellationTokenSource();
        var ecs = new FakeEcs
        {
            Before = service =>
            {
                stopping.Cancel();
                return ServiceSnapshots.Healthy(service);
            },
        };

        var looks = await Lookup(ecs).DescribeAsync(Services("prod", 12), stopping.Token);

        Assert.Equal(10, looks.Count);
        Assert.All(looks.Values, look => Assert.NotNull(look.Value()));
    }

    [Fact]
    public async Task DescribeAsync_ManyEvents_KeepsFailureEvents()
    {
        var failed = ServiceSnapshots.Failed(ServiceSnapshots.NewDeploymentId, ServiceSnapshots.Start);
        var ecs = new FakeEcs
        {
            Before = service => ServiceSnapshots.Healthy(service) with
            {
                Events = [new(ServiceSnapshots.Start, "(service a) has reached a steady state."), failed, new(ServiceSnapshots.Start, "")],
            },
        };

        var looks = await LookAsync(ecs, ServiceSnapshots.Ref("a"));

        Assert.Equal([failed], looks[ServiceSnapshots.Ref("a")].Value()?.Events);
    }

    private static ServiceRef[] Services(string cluster, int count) =>
        [.. Enumerable.Range(1, count).Select(number => new ServiceRef(cluster, cluster, $"s{number}"))];

    private ServiceLookup Lookup(FakeEcs ecs) => new(TestEcs.Of(ecs, _clock));

    private Task<IReadOnlyDictionary<ServiceRef, Lookup>> LookAsync(FakeEcs ecs, params ServiceRef[] services) =>
        Lookup(ecs).DescribeAsync(services, CancellationToken.None);
}
