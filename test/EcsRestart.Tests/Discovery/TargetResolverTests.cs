using EcsRestart.Discovery;
using EcsRestart.Names;
using EcsRestart.Request;
using EcsRestart.Results;

namespace EcsRestart.Tests.Discovery;

public sealed class TargetResolverTests
{
    private const string Arn = "arn:aws:ecs:eu-central-1:123456789012";
    private const string OtherRegion = "arn:aws:ecs:us-east-1:123456789012";

    [Theory]
    [InlineData("prod", "orders", "prod")]
    [InlineData("prod", $"{Arn}:service/prod/orders", $"{Arn}:cluster/prod")]
    [InlineData(null, $"{Arn}:service/prod/orders", $"{Arn}:cluster/prod")]
    [InlineData("", $"{Arn}:service/prod/orders", $"{Arn}:cluster/prod")]
    [InlineData("prod", $"{Arn}:service/orders", $"{Arn}:cluster/prod")]
    [InlineData($"{Arn}:cluster/prod", "orders", $"{Arn}:cluster/prod")]
    [InlineData($"{Arn}:cluster/prod", $"{Arn}:service/orders", $"{Arn}:cluster/prod")]
    [InlineData($"{Arn}:cluster/prod", $"{Arn}:service/prod/orders", $"{Arn}:cluster/prod")]
    public void Resolve_NamesOrArns_FindTheService(string? cluster, string service, string calledWith)
    {
        var target = Assert.IsType<Target.Named>(ResolveOne(cluster, service));

        Assert.Equal(new ServiceRef(calledWith, "prod", "orders"), target.Service);
    }

    [Fact]
    public void Resolve_ArnOfAnotherPartition_KeepsThePartition()
    {
        var target = TargetResolver.Resolve(
            Entries((null, "arn:aws-cn:ecs:cn-north-1:123456789012:service/prod/orders")), () => "cn-north-1")[0];

        Assert.Equal("arn:aws-cn:ecs:cn-north-1:123456789012:cluster/prod", Assert.IsType<Target.Named>(target).Service.Cluster);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("prod", null)]
    [InlineData("prod", "")]
    [InlineData(null, "orders")]
    [InlineData("", "orders")]
    [InlineData(null, $"{Arn}:service/orders")]
    public void Resolve_ClusterOrServiceMissing_IsSkipped(string? cluster, string? service)
    {
        var result = Settled(cluster, service);

        Assert.Same(ResultCode.MissingClusterOrService, result.Code);
        Assert.Equal("Missing cluster/service", result.Reason);
        Assert.Equal((cluster, service), (result.Cluster, result.Service));
    }

    [Theory]
    [InlineData("prod", "orders service", "ServiceNotFound", "it contains a space")]
    [InlineData("prod", "orders\n", "ServiceNotFound", "it contains the character U+000A")]
    [InlineData("prod", "bestellungen-ü", "ServiceNotFound", "it contains 'ü'")]
    [InlineData("prod", "🚀", "ServiceNotFound", "it contains the character U+D83D")]
    [InlineData("prod", "prod/orders", "ServiceNotFound", "it contains '/'")]
    [InlineData("my cluster", "orders", "ClusterNotFound", "it contains a space")]
    [InlineData("prod", $"{Arn}:service/prod/", "ServiceNotFound", "it is empty")]
    [InlineData("prod", $"{Arn}:task/prod/orders", "ServiceNotFound", "is not the ARN of a service")]
    [InlineData("prod", "arn:aws:ecs:eu-central-1:12:service/prod/orders", "ServiceNotFound", "is not the ARN of a service")]
    [InlineData("prod", $"{Arn}:service/a/b/c", "ServiceNotFound", "is not the ARN of a service")]
    [InlineData($"{Arn}:service/prod", "orders", "ClusterNotFound", "is not a cluster ARN")]
    [InlineData("prod", $"{OtherRegion}:service/prod/orders", "ServiceNotFound", "is in Region us-east-1, but ECS is called in Region eu-central-1.")]
    [InlineData($"{OtherRegion}:cluster/prod", "orders", "ClusterNotFound", "is in Region us-east-1, but ECS is called in Region eu-central-1.")]
    [InlineData("staging", $"{Arn}:service/prod/orders", "ServiceNotFound", "is in cluster \"prod\", not in \"staging\"")]
    [InlineData(
        "arn:aws:ecs:eu-central-1:210987654321:cluster/prod",
        $"{Arn}:service/prod/orders",
        "ServiceNotFound",
        "is in account 123456789012, but cluster \"prod\" is in account 210987654321.")]
    public void Resolve_InvalidService_Fails(string cluster, string service, string code, string why)
    {
        var result = Settled(cluster, service);

        Assert.Equal(code, result.Code.Name);
        Assert.Contains(why, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Resolve_LongestName_IsAllowed() => Assert.IsType<Target.Named>(ResolveOne("prod", new string('a', 255)));

    [Fact]
    public void Resolve_NameTooLong_FailsWithItsLength() =>
        Assert.Contains("it has 300 characters, and ECS allows 255", Settled("prod", new string('a', 300)).Error, StringComparison.Ordinal);

    [Fact]
    public void Resolve_NameOf1Megabyte_ShortensItInResult()
    {
        var result = Settled(new string('c', 1_000_000), new string('s', 1_000_000));

        Assert.True(result.Cluster?.Length + result.Service?.Length + result.Error?.Length < 3_000);
    }

    [Fact]
    public void Resolve_EntriesOfARequest_KnowTheirPlace()
    {
        var targets = TargetResolver.Resolve(Entries(("prod", "mail"), ("prod", null), ("prod", "orders")), () => "eu-central-1");

        Assert.Equal(["services[0]", "services[2]"], targets.OfType<Target.Named>().Select(target => target.Place));
    }

    [Fact]
    public void Resolve_NamesThatDifferInCase_AreDifferentServices() =>
        Assert.All(
            TargetResolver.Resolve(Entries(("prod", "orders"), ("prod", "Orders"), ("Prod", "orders")), () => "eu-central-1"),
            target => Assert.IsType<Target.Named>(target));

    [Fact]
    public void Resolve_NamesOnly_NeverAsksForTheRegion() =>
        Assert.Single(TargetResolver.Resolve(Entries(("prod", "orders")), () => throw new InvalidOperationException("asked")));

    [Fact]
    public void Resolve_OptionsOfAnEntry_GoToItsTargetOnly()
    {
        var options = new ServiceOptions { Wave = 2, RolloutTimeout = TimeSpan.FromMinutes(9) };
        var entries = Entries(("prod", "orders"), ("prod", "mail"));
        entries[0] = entries[0] with { Options = options };

        var targets = TargetResolver.Resolve(entries, () => "eu-central-1").Cast<Target.Named>();

        Assert.Equal([options, new ServiceOptions()], targets.Select(target => target.Options));
    }

    private static RestartResult Settled(string? cluster, string? service) =>
        Assert.IsType<Target.Rejected>(ResolveOne(cluster, service)).Result;

    private static Target ResolveOne(string? cluster, string? service) =>
        Assert.Single(TargetResolver.Resolve(Entries((cluster, service)), () => "eu-central-1"));

    private static ServiceEntry[] Entries(params (string? Cluster, string? Service)[] entries) =>
        [.. entries.Select(entry => new ServiceEntry { Cluster = entry.Cluster, Service = entry.Service })];
}
