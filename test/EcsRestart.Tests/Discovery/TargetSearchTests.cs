using System.Collections.Concurrent;
using EcsRestart.Discovery;
using EcsRestart.Ecs;
using EcsRestart.Names;
using EcsRestart.Request;
using EcsRestart.Tests.Support;
using EcsRestart.TestSupport;

namespace EcsRestart.Tests.Discovery;

public sealed class TargetSearchTests
{
    private const string Arn = "arn:aws:ecs:eu-central-1:123456789012:cluster/prod";

    private static readonly EcsFailure Denied = new EcsFailure.Refused(ResultCode.AccessDenied, "No.");

    private readonly SteppedClock _clock = new();

    /// <summary>The lists that were requested: <c>*</c> for the clusters, the cluster name for its services.</summary>
    private readonly ConcurrentQueue<string> _requested = [];

    [Fact]
    public async Task FindAsync_OneCluster_ListsItsServicesOnly()
    {
        var selected = await FindOneAsync(new SelectEntry { Cluster = "prod", Service = new("w*") });

        Assert.Equal([new ServiceRef("prod", "prod", "web")], selected.Candidates);
        Assert.Equal((2, "select[0]"), (selected.Listed, selected.Place));
        Assert.Equal(["prod"], _requested);
    }

    [Fact]
    public async Task FindAsync_ClusterPattern_FindsInEachInOrderOfClusterAndName()
    {
        var selected = await FindOneAsync(new SelectEntry { Cluster = "*o*" });

        Assert.Equal(["demo/mail", "demo/web", "prod/mail", "prod/web"], selected.Candidates.Select(service => service.ToString()));
        Assert.Equal(4, selected.Listed);
        Assert.Equal(["*", "demo", "prod"], _requested.Order());
    }

    [Fact]
    public async Task FindAsync_Pages_AreAllRead()
    {
        var ecs = new FakeEcs
        {
            OnListClusters = token => token switch
            {
                null => FakeEcs.ShowNames("2", "a"),
                "2" => FakeEcs.ShowNames("3"),
                _ => FakeEcs.ShowNames(null, "b"),
            },
            OnListServices = (cluster, token) =>
                token is null ? FakeEcs.ShowNames($"{cluster}-2", "s1") : FakeEcs.ShowNames(null, $"{token}-s2"),
        };

        var selected = Assert.IsType<Target.Selected>(Assert.Single(await FindAsync(ecs, new SelectEntry { Cluster = "*" })));

        Assert.Equal(["a/a-2-s2", "a/s1", "b/b-2-s2", "b/s1"], selected.Candidates.Select(service => service.ToString()));
    }

    [Fact]
    public async Task FindAsync_TwoSelections_AskForEachListOnce()
    {
        var targets = await FindAsync(
            Ecs(), new SelectEntry { Cluster = "*" }, new SelectEntry { Cluster = "p*" }, new SelectEntry { Cluster = "prod" });

        Assert.Equal(["select[0]", "select[1]", "select[2]"], targets.Cast<Target.Selected>().Select(selected => selected.Place));
        Assert.Equal(["*", "demo", "prod", "test"], _requested.Order());
    }

    [Fact]
    public async Task FindAsync_ClusterByArn_IsListedAndCalledByIt()
    {
        var selected = await FindOneAsync(new SelectEntry { Cluster = Arn });

        Assert.Equal([new ServiceRef(Arn, "prod", "mail"), new ServiceRef(Arn, "prod", "web")], selected.Candidates);
        Assert.Equal([Arn], _requested);
    }

    [Theory]
    [InlineData("arn:aws:ecs:us-east-1:123456789012:cluster/prod", "is in Region us-east-1, but ECS is called in Region eu-central-1.")]
    [InlineData("arn:aws:ecs:eu-central-1:123456789012:service/prod", "is not a cluster ARN")]
    [InlineData("my cluster", "\"my cluster\" is not a valid cluster name: it contains a space")]
    public async Task FindAsync_InvalidCluster_FailsWithoutCall(string cluster, string why)
    {
        var settled = Assert.IsType<Target.Rejected>(Assert.Single(await FindAsync(Ecs(), new SelectEntry { Cluster = cluster })));

        Assert.Same(ResultCode.ClusterNotFound, settled.Result.Code);
        Assert.Contains(why, settled.Result.Error, StringComparison.Ordinal);
        Assert.Empty(_requested);
    }

    [Fact]
    public async Task FindAsync_NoClusterMatches_SelectsNothing()
    {
        var selected = await FindOneAsync(new SelectEntry { Cluster = "x*" });

        Assert.Empty(selected.Candidates);
        Assert.Equal(0, selected.Listed);
    }

    [Fact]
    public async Task FindAsync_OneClusterOfSeveralDenied_FindsTheOthersAndFailsThatOne()
    {
        var targets = await FindAsync(Ecs(denied: "demo"), new SelectEntry { Cluster = "*", Service = new("w*") });

        Assert.Equal(
            ["prod/web", "test/web"], Assert.IsType<Target.Selected>(targets[0]).Candidates.Select(service => service.ToString()));
        var failed = Assert.IsType<Target.Rejected>(targets[1]).Result;
        Assert.Equal(("demo", "w*", ResultCode.AccessDenied, "No."), (failed.Cluster, failed.Service, failed.Code, failed.Error));
        Assert.Equal(2, targets.Count);
    }

    [Fact]
    public async Task FindAsync_OnlyClusterDenied_FailsAndSelectsNothing()
    {
        var targets = await FindAsync(Ecs(denied: "prod"), new SelectEntry { Cluster = "prod" }, new SelectEntry { Cluster = "test" });

        Assert.Same(ResultCode.AccessDenied, Assert.IsType<Target.Rejected>(targets[0]).Result.Code);
        Assert.IsType<Target.Selected>(targets[1]);
    }

    [Fact]
    public async Task FindAsync_ListOfClustersDenied_FailsTheSelectionsThatNeedIt()
    {
        var ecs = new FakeEcs
        {
            OnListClusters = _ => new EcsResult<NamePage>.Failed(Denied),
            OnListServices = (_, _) => FakeEcs.ShowNames(null, "web"),
        };

        var targets = await FindAsync(ecs, new SelectEntry { Cluster = "*", Service = new("w*") }, new SelectEntry { Cluster = "prod" });

        var failed = Assert.IsType<Target.Rejected>(targets[0]).Result;
        Assert.Equal(("*", "w*", ResultCode.AccessDenied), (failed.Cluster, failed.Service, failed.Code));
        Assert.IsType<Target.Selected>(targets[1]);
    }

    [Fact]
    public async Task FindAsync_SecondPageDenied_FailsRatherThanSelectHalf()
    {
        var ecs = new FakeEcs
        {
            OnListServices = (_, token) => token is null ? FakeEcs.ShowNames("2", "web") : new EcsResult<NamePage>.Failed(Denied),
        };

        Assert.IsType<Target.Rejected>(Assert.Single(await FindAsync(ecs, new SelectEntry { Cluster = "prod" })));
    }

    [Fact]
    public async Task FindAsync_Stopped_IsCancelled()
    {
        var search = Search(Ecs(), new CancellationToken(canceled: true));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => search.FindAsync([new SelectEntry { Cluster = "prod" }]));
    }

    [Fact]
    public async Task FindAsync_NoSelections_AsksNothing()
    {
        Assert.Empty(await FindAsync(Ecs()));
        Assert.Empty(_requested);
    }

    private FakeEcs Ecs(string? denied = null) => new()
    {
        OnListClusters = _ => Note("*", FakeEcs.ShowNames(null, "test", "prod", "demo")),
        OnListServices = (cluster, _) =>
            Note(cluster, cluster == denied ? new EcsResult<NamePage>.Failed(Denied) : FakeEcs.ShowNames(null, "web", "mail")),
    };

    private EcsResult<NamePage> Note(string list, EcsResult<NamePage> answer)
    {
        _requested.Enqueue(list);
        return answer;
    }

    private TargetSearch Search(FakeEcs ecs, CancellationToken stopping) => new(TestEcs.Of(ecs, _clock), stopping);

    private Task<IReadOnlyList<Target>> FindAsync(FakeEcs ecs, params SelectEntry[] selections) =>
        Search(ecs, CancellationToken.None).FindAsync(selections);

    private async Task<Target.Selected> FindOneAsync(SelectEntry selection) =>
        Assert.IsType<Target.Selected>(Assert.Single(await FindAsync(Ecs(), selection)));
}
