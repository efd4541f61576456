using EcsRestart.Discovery;
using EcsRestart.Names;
using EcsRestart.Request;

namespace EcsRestart.Tests.Discovery;

public sealed class ServiceSelectorTests
{
    private static readonly ClusterRef Cluster = new("prod", "prod", null);

    private static readonly string[] Names = ["web-1", "web-10", "Web-2", "mail", "orders"];

    [Theory]
    [InlineData("*", "Web-2,mail,orders,web-1,web-10")]
    [InlineData("web-*", "web-1,web-10")]
    [InlineData("web-?", "web-1")]
    [InlineData("*a*", "mail")]
    [InlineData("mail", "mail")]
    [InlineData("MAIL", "")]
    [InlineData("w", "")]
    public void ByName_Pattern_MatchesCaseSensitivelyInOrder(string pattern, string suited) =>
        Assert.Equal(suited, Selected(new SelectEntry { Cluster = "prod", Service = new(pattern) }));

    [Theory]
    [InlineData("web-*", "Web-2,mail,orders")]
    [InlineData("prod/web-*", "Web-2,mail,orders")]
    [InlineData("*/mail", "Web-2,orders,web-1,web-10")]
    [InlineData("p*/m*", "Web-2,orders,web-1,web-10")]
    [InlineData("test/web-*", "Web-2,mail,orders,web-1,web-10")]
    [InlineData("prod", "Web-2,mail,orders,web-1,web-10")]
    [InlineData("*", "")]
    [InlineData("*/*", "")]
    public void ByName_Exclude_MatchesNameOrClusterAndName(string exclude, string left) =>
        Assert.Equal(left, Selected(new SelectEntry { Cluster = "prod", Exclude = [new(exclude)] }));

    [Fact]
    public void ByName_SeveralExcludes_EachLeaveOut() =>
        Assert.Equal("Web-2,orders", Selected(new SelectEntry { Cluster = "prod", Exclude = [new("web-*"), new("mail")] }));

    [Fact]
    public void ByName_ClusterByArn_IsCalledByIt()
    {
        var cluster = new ClusterRef("arn:aws:ecs:eu-central-1:123456789012:cluster/prod", "prod", "123456789012");

        var service = Assert.Single(ServiceSelector.ByName(new SelectEntry { Cluster = cluster.Identifier }, EcsLocation.Own, cluster, ["mail"]));

        Assert.Equal(new ServiceRef(cluster.Identifier, "prod", "mail"), service);
    }

    [Theory]
    [InlineData("restart", "nightly", "team", "*", true)]
    [InlineData("restart", "night*", "team", "blue", true)]
    [InlineData("restart", "nightly", "team", "red", false)]
    [InlineData("restart", "Nightly", "team", "*", false)]
    [InlineData("Restart", "*", "team", "*", false)]
    [InlineData("restart", "*", "owner", "*", false)]
    public void ByTags_SeveralTags_RequiresAll(string key, string value, string otherKey, string otherValue, bool suits)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal) { ["restart"] = "nightly", ["team"] = "blue", ["other"] = "" };
        var wanted = new Dictionary<string, Glob>(StringComparer.Ordinal) { [key] = new(value), [otherKey] = new(otherValue) };

        Assert.Equal(suits, ServiceSelector.ByTags(new SelectEntry { Cluster = "prod", Tags = wanted }, tags));
    }

    [Fact]
    public void ByTags_NoTags_MatchesServiceWithoutTags() =>
        Assert.True(ServiceSelector.ByTags(new SelectEntry { Cluster = "prod" }, new Dictionary<string, string>(StringComparer.Ordinal)));

    private static string Selected(SelectEntry selection) =>
        string.Join(',', ServiceSelector.ByName(selection, EcsLocation.Own, Cluster, Names).Select(service => service.ServiceName));
}
