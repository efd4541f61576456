using EcsRestart.Names;
using EcsRestart.Request;
using EcsRestart.Tests.Support;

namespace EcsRestart.Tests.Request;

public sealed class SelectReaderTests
{
    private const string ClusterExpected =
        "expected a pattern such as \"prod-*\", or a cluster ARN (arn:aws:ecs:REGION:ACCOUNT:cluster/NAME)";

    private const string FilterExpected = "expected service or tags; to select all services of the cluster, set \"service\": \"*\"";

    [Fact]
    public void Read_ServiceOnly_SelectsByNameWithDefaults()
    {
        var select = Read("""{"cluster":"prod-*","service":"orders-*"}""");

        Assert.Equal(("prod-*", new Glob("orders-*")), (select.Cluster, select.Service));
        Assert.Empty(select.Tags);
        Assert.Empty(select.Exclude);
        Assert.Equal(new ServiceOptions(), select.Options);
    }

    [Fact]
    public void Read_TagsOnly_SelectsAllServicesWithTags()
    {
        var select = Read("""{"cluster":"prod","tags":{"team":"shop-*","Team":"?","a.b c":"x"}}""");

        Assert.Equal(Glob.Any, select.Service);
        Assert.Equal(
            new Dictionary<string, Glob> { ["team"] = new("shop-*"), ["Team"] = new("?"), ["a.b c"] = new("x") }, select.Tags);
    }

    [Fact]
    public void Read_AllFields_ReadsThem()
    {
        var select = Read(
            """
            { "Cluster": "arn:aws:ecs:eu-central-1:123456789012:cluster/prod", "SERVICE": "*", "tags": { "a": "*" }, "exclude": [ "mail-*", "prod/x" ],
              "wave": 2, "allowDowntime": true, "force": true, "timeoutMinutes": 7 }
            """);

        Assert.Equal("arn:aws:ecs:eu-central-1:123456789012:cluster/prod", select.Cluster);
        Assert.Equal([new Glob("mail-*"), new Glob("prod/x")], select.Exclude);
        Assert.Equal(
            new ServiceOptions { Wave = 2, AllowDowntime = true, Force = true, RolloutTimeout = TimeSpan.FromMinutes(7) }, select.Options);
    }

    [Fact]
    public void Read_NullFields_TreatsThemAsAbsent()
    {
        var select = Read(
            """
            { "cluster": "prod", "service": "*", "tags": null, "exclude": null,
              "wave": null, "allowDowntime": null, "force": null, "timeoutMinutes": null }
            """);

        Assert.Empty(select.Tags);
        Assert.Empty(select.Exclude);
        Assert.Equal(new ServiceOptions(), select.Options);
    }

    [Fact]
    public void Read_RequestTimeout_AppliesToSelectEntries() =>
        Assert.Equal(
            TimeSpan.FromMinutes(5),
            Payload.Valid("""{"timeoutMinutes":5,"select":[{"cluster":"prod","service":"*"}]}""").Select[0].Options.RolloutTimeout);

    [Theory]
    [InlineData("""{"select":[{"cluster":"prod","service":"*"}]}""", 0)]
    [InlineData("""{"services":null,"select":[{"cluster":"prod","service":"*"}]}""", 0)]
    [InlineData("""{"services":[],"select":[{"cluster":"prod","service":"*"}]}""", 0)]
    [InlineData("""{"services":[{}],"select":[{"cluster":"prod","service":"*"}]}""", 1)]
    public void Read_SelectWithoutServices_ReturnsRequest(string json, int services)
    {
        var request = Payload.Valid(json);

        Assert.Equal((services, 1), (request.Services.Count, request.Select.Count));
    }

    [Theory]
    [InlineData("""{"service":"*"}""", "")]
    [InlineData("""{"service":"*","cluster":null}""", "")]
    [InlineData("""{"service":"*","cluster":"arn:"}""", ", found \"arn:\"")]
    [InlineData(
        """{"service":"*","cluster":"arn:aws:ecs:eu-central-1:123456789012:service/prod"}""",
        ", found \"arn:aws:ecs:eu-central-1:123456789012:service/prod\"")]
    [InlineData(
        """{"service":"*","cluster":"arn:aws:ecs:eu-central-1:123456789012:cluster/prod-*"}""",
        ", found \"arn:aws:ecs:eu-central-1:123456789012:cluster/prod-*\"")]
    public void Read_MissingOrInvalidCluster_ReportsExpectedValue(string entry, string found) =>
        Assert.Equal([new RequestError("$.select[0].cluster", found.Length == 0 ? $"missing; {ClusterExpected}" : ClusterExpected + found)], Errors(entry));

    [Theory]
    [InlineData("""{"cluster":"prod"}""")]
    [InlineData("""{"cluster":"prod","service":null,"tags":null}""")]
    [InlineData("""{"cluster":"prod","tags":{}}""")]
    [InlineData("""{"cluster":"prod","exclude":["mail"]}""")]
    public void Read_NeitherServiceNorTags_ReportsError(string entry) =>
        Assert.Equal([new RequestError("$.select[0]", FilterExpected)], Errors(entry));

    [Theory]
    [InlineData("""{"cluster":"","service":"*"}""", "cluster")]
    [InlineData("""{"cluster":"prod","service":""}""", "service")]
    [InlineData("""{"cluster":"prod","tags":{"team":""}}""", "tags.team")]
    [InlineData("""{"cluster":"prod","service":"*","exclude":["mail",""]}""", "exclude[1]")]
    public void Read_EmptyPattern_ReportsErrorWithPath(string entry, string path) =>
        Assert.Equal([new RequestError($"$.select[0].{path}", "expected a pattern such as \"orders-*\", found an empty string")], Errors(entry));

    [Theory]
    [InlineData("""{"cluster":"<aws.scheduler.execution-id>","service":"*"}""", "cluster")]
    [InlineData("""{"cluster":"prod","service":"<aws.scheduler.execution-id>","tags":{"a":"b"}}""", "service")]
    [InlineData("""{"cluster":"prod","tags":{"a":"b","team":"<aws.scheduler.execution-id>"}}""", "tags.team")]
    [InlineData("""{"cluster":"prod","service":"*","exclude":["<aws.scheduler.execution-id>"]}""", "exclude[0]")]
    public void Read_ContextAttribute_ReportsError(string entry, string path) =>
        Assert.Equal(
            [new RequestError($"$.select[0].{path}", "only EventBridge Scheduler replaces context attributes, found \"<aws.scheduler.execution-id>\"")],
            Errors(entry));

    [Theory]
    [InlineData("""{"cluster":7,"service":"*"}""", "cluster", "expected a string, found 7")]
    [InlineData("""{"cluster":"\ud800","service":"*"}""", "cluster", "expected a string, found invalid Unicode")]
    [InlineData("""{"cluster":"a","service":["b"]}""", "service", "expected a string, found an array")]
    [InlineData("""{"cluster":"a","tags":"team"}""", "tags", "expected an object, found \"team\"")]
    [InlineData("""{"cluster":"a","tags":[{"team":"b"}]}""", "tags", "expected an object, found an array")]
    [InlineData("""{"cluster":"a","tags":{"team":7}}""", "tags.team", "expected a string, found 7")]
    [InlineData("""{"cluster":"a","tags":{"team":null}}""", "tags.team", "expected a string, found null")]
    [InlineData("""{"cluster":"a","tags":{"team":{}}}""", "tags.team", "expected a string, found an object")]
    [InlineData("""{"cluster":"a","tags":{"team":"b","team":"c"}}""", "tags.team", "duplicate tag key")]
    [InlineData("""{"cluster":"a","tags":{"\ud800":"b"}}""", "tags.?", "expected a tag key, found invalid Unicode")]
    [InlineData("""{"cluster":"a","service":"b","exclude":"mail"}""", "exclude", "expected an array, found \"mail\"")]
    [InlineData("""{"cluster":"a","service":"b","exclude":["mail",null]}""", "exclude[1]", "expected a string, found null")]
    [InlineData("""{"cluster":"a","service":"b","wave":0}""", "wave", "expected an integer from 1 to 100, found 0")]
    [InlineData("""{"cluster":"a","service":"b","timeoutMinutes":1441}""", "timeoutMinutes", "expected an integer from 1 to 1440, found 1441")]
    [InlineData("""{"cluster":"a","service":"b","force":"no"}""", "force", "expected true or false, found \"no\"")]
    [InlineData("""{"cluster":"a","service":"b","tag":{}}""", "tag", "unknown field; did you mean \"tags\"?")]
    [InlineData("""{"cluster":"a","service":"b","services":"c"}""", "services", "unknown field; did you mean \"service\"?")]
    [InlineData(
        """{"cluster":"a","service":"b","account":"c"}""",
        "account",
        "unknown field; expected one of cluster, service, tags, exclude, wave, allowDowntime, force, timeoutMinutes, region, roleArn, externalId")]
    [InlineData("""{"cluster":"a","service":"b","region":"c"}""", "region", "expected a Region such as \"eu-central-1\", found \"c\"")]
    [InlineData("""{"cluster":"a","service":"b","externalId":"cc"}""", "externalId", "requires roleArn: the external ID is sent only when a role is assumed")]
    public void Read_InvalidField_ReportsErrorWithPath(string entry, string path, string message) =>
        Assert.Equal([new RequestError($"$.select[0].{path}", message)], Errors(entry));

    [Theory]
    [InlineData("\"prod\"", "expected an array, found \"prod\"")]
    [InlineData("{\"cluster\":\"prod\",\"service\":\"*\"}", "expected an array, found an object")]
    public void Read_SelectNotAnArray_ReportsOneError(string select, string message) =>
        Assert.Equal([new RequestError("$.select", message)], Payload.Errors($$"""{"select":{{select}}}"""));

    [Fact]
    public void Read_SeveralInvalidEntries_ReportsAll()
    {
        var errors = Payload.Errors(
            """{"wait":1,"services":[7],"select":["prod",{"cluster":"a"},{"cluster":"a","service":"b"},{"tags":{"team":1},"exclude":[""]}]}""");

        Assert.Equal(
            [
                "$.wait", "$.services[0]", "$.select[0]", "$.select[1]",
                "$.select[3].cluster", "$.select[3].tags.team", "$.select[3].exclude[0]",
            ],
            errors.Select(error => error.Path));
    }

    [Fact]
    public void Read_TooManySelectEntries_ReportsError()
    {
        Assert.Equal(SelectReader.MaxEntries, Payload.Valid(Selects(SelectReader.MaxEntries)).Select.Count);
        Assert.Equal(
            [new RequestError("$.select", "expected at most 100 entries, found 101; split them across several requests")], Payload.Errors(Selects(101)));
    }

    private static string Selects(int count) =>
        $$"""{"select":[{{string.Join(',', Enumerable.Repeat("""{"cluster":"a","service":"b"}""", count))}}]}""";

    private static SelectEntry Read(string entry) => Assert.Single(Payload.Valid($$"""{"select":[{{entry}}]}""").Select);

    private static IReadOnlyList<RequestError> Errors(string entry) => Payload.Errors($$"""{"select":[{{entry}}]}""");
}
