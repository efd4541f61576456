using System.Text.Json;
using EcsRestart.Request;
using EcsRestart.Tests.Support;
using NJsonSchema;

namespace EcsRestart.Tests.Request;

/// <summary>
/// The schema for editors accepts and rejects the same payloads as the reader, except for what a schema cannot express: duplicate fields,
/// field names in another case, and dates that do not exist.
/// </summary>
public sealed class SchemaTests
{
    private const string SchemaFile = "restart-request.schema.json";
    private const string One = """{"cluster":"prod","service":"orders"}""";
    private const string ScheduleArn = "arn:aws:scheduler:eu-central-1:123456789012:schedule/default/nightly";
    private const string ClusterArn = "arn:aws:ecs:eu-central-1:123456789012:cluster/prod";

    private static string Events => Path.Combine(AppContext.BaseDirectory, "events");

    public static TheoryData<string> EventFiles =>
        [.. new DirectoryInfo(Events).GetFiles("*.json").Select(file => file.Name).Where(name => name != SchemaFile).Order()];

    [Theory]
    [MemberData(nameof(EventFiles))]
    public async Task EventFile_SchemaAndReader_AgreeWithFileName(string file)
    {
        var payload = await File.ReadAllBytesAsync(Path.Combine(Events, file));
        var expected = !file.StartsWith("invalid-", StringComparison.Ordinal);

        Assert.Equal((expected, expected), (await SchemaTakesAsync(payload), ReaderTakes(payload)));
    }

    [Theory]
    [InlineData("""{"$schema":"s","comment":"c","services":[{}],"dryRun":true,"wait":false,"timeoutMinutes":30}""")]
    [InlineData("""{"$schema":null,"comment":null,"services":[{}],"dryRun":null,"wait":null,"timeoutMinutes":null}""")]
    [InlineData("""{"services":[{"cluster":"prod"}]}""")]
    [InlineData("""{"services":[{"service":"orders"}]}""")]
    [InlineData("""{"services":[{"cluster":null,"service":null,"timeoutMinutes":null}]}""")]
    [InlineData("""{"services":[{"cluster":"","service":""}]}""")]
    [InlineData("""{"services":[{"cluster":"not a name","service":"<aws.scheduler.scheduled-time>"}]}""")]
    [InlineData("""{"services":[{"cluster":"prod","service":"orders"},{"cluster":"prod","service":"orders"}]}""")]
    [InlineData("""{"services":[{"timeoutMinutes":1}],"timeoutMinutes":1}""")]
    [InlineData("""{"services":[{"timeoutMinutes":1440}],"timeoutMinutes":1440}""")]
    [InlineData("""{"services":null,"select":[{"cluster":"prod","service":"*"}]}""")]
    [InlineData("""{"services":[],"select":[{"cluster":"prod","service":"*"}]}""")]
    [InlineData("""{"services":[{}],"select":[]}""")]
    [InlineData("""{"services":[{}],"select":null}""")]
    [InlineData("""{"services":[{"wave":1,"allowDowntime":true,"force":false},{"wave":100},{"wave":null,"allowDowntime":null,"force":null}]}""")]
    public Task Payload_Valid_PassesBoth(string json) => AssertBothAsync(true, json);

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"orders\"")]
    [InlineData("17")]
    [InlineData("{}")]
    [InlineData("""{"services":null}""")]
    [InlineData("""{"services":[]}""")]
    [InlineData("""{"services":{}}""")]
    [InlineData("""{"services":"orders"}""")]
    [InlineData("""{"services":[null]}""")]
    [InlineData("""{"services":[[]]}""")]
    [InlineData("""{"services":["prod/orders"]}""")]
    [InlineData("""{"services":[{}, 1]}""")]
    [InlineData("""{"services":[{"cluster":7}]}""")]
    [InlineData("""{"services":[{"service":["orders"]}]}""")]
    [InlineData("""{"services":[{"name":"orders"}]}""")]
    [InlineData("""{"services":[{"comment":"not here"}]}""")]
    [InlineData("""{"services":[{"tags":{"team":"shop"}}]}""")]
    [InlineData("""{"services":[{"wave":0}]}""")]
    [InlineData("""{"services":[{"wave":101}]}""")]
    [InlineData("""{"services":[{"wave":1.5}]}""")]
    [InlineData("""{"services":[{"allowDowntime":"yes"}]}""")]
    [InlineData("""{"services":[{"force":1}]}""")]
    [InlineData("""{"services":[{"region":"Frankfurt"}]}""")]
    [InlineData("""{"services":[{"region":""}]}""")]
    [InlineData("""{"services":[{"roleArn":"ecs-restart"}]}""")]
    [InlineData("""{"services":[{"roleArn":"arn:aws:iam::22223333444:role/a"}]}""")]
    [InlineData("""{"services":[{"roleArn":"arn:aws:iam::222233334444:user/a"}]}""")]
    [InlineData("""{"services":[{"externalId":"orders"}]}""")]
    [InlineData("""{"services":[{"roleArn":null,"externalId":"orders"}]}""")]
    [InlineData("""{"services":[{"roleArn":"arn:aws:iam::222233334444:role/a","externalId":"a"}]}""")]
    [InlineData("""{"services":[{"roleArn":"arn:aws:iam::222233334444:role/a","externalId":"a b"}]}""")]
    [InlineData("""{"select":[{"cluster":"prod","service":"*","externalId":"orders"}]}""")]
    public Task Payload_InvalidServices_FailsBoth(string json) => AssertBothAsync(false, json);

    [Theory]
    [InlineData("""{"region":"eu-central-1"}""")]
    [InlineData("""{"region":"us-gov-west-1","roleArn":"arn:aws-us-gov:iam::222233334444:role/path/ecs-restart"}""")]
    [InlineData("""{"roleArn":"arn:aws:iam::222233334444:role/a","externalId":"orders:7"}""")]
    [InlineData("""{"region":null,"roleArn":null,"externalId":null}""")]
    public Task Service_OtherAccountOrRegion_PassesBoth(string service) => AssertBothAsync(true, $$"""{"services":[{{service}}]}""");

    [Theory]
    [InlineData("")]
    [InlineData(",\"launchType\":\"FARGATE\",\"capacityProviderStrategy\":[]")]
    [InlineData(",\"launchType\":null,\"capacityProviderStrategy\":[{\"capacityProvider\":\"FARGATE\",\"weight\":0,\"base\":null}]")]
    [InlineData(",\"networkConfiguration\":{\"subnets\":[\"s\"],\"securityGroups\":null,\"assignPublicIp\":null}")]
    [InlineData(",\"networkConfiguration\":null,\"count\":1,\"overrides\":null,\"group\":null,\"startedBy\":null,\"wait\":null")]
    [InlineData(",\"count\":10,\"overrides\":[{\"container\":\"a\",\"command\":[],\"environment\":{\"A\":\"\"}}],\"startedBy\":\"a/b-c_d\"")]
    [InlineData(",\"overrides\":[{\"container\":\"a\",\"command\":null,\"environment\":null}],\"wave\":100,\"timeoutMinutes\":1440")]
    public Task Task_Valid_PassesBoth(string more) =>
        AssertBothAsync(true, $$"""{"tasks":[{"cluster":"prod","taskDefinition":"migrate:7"{{more}}}]}""");

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"cluster":"prod"}""")]
    [InlineData("""{"cluster":"prod","taskDefinition":null}""")]
    [InlineData("""{"cluster":"","taskDefinition":"migrate"}""")]
    [InlineData("""{"cluster":"arn:aws:ecs:eu-central-1:123456789012:service/prod","taskDefinition":"migrate"}""")]
    [InlineData("""{"cluster":"prod","taskDefinition":"migrate:0"}""")]
    [InlineData("""{"cluster":"prod","taskDefinition":"a/b"}""")]
    [InlineData("""{"cluster":"prod","taskDefinition":"migrate","service":"orders"}""")]
    [InlineData("""{"cluster":"prod","taskDefinition":"migrate","launchType":"fargate"}""")]
    [InlineData("""{"cluster":"prod","taskDefinition":"migrate","launchType":"EC2","capacityProviderStrategy":[{"capacityProvider":"x"}]}""")]
    [InlineData("""{"cluster":"prod","taskDefinition":"migrate","capacityProviderStrategy":[{}]}""")]
    [InlineData("""{"cluster":"prod","taskDefinition":"migrate","capacityProviderStrategy":[{"capacityProvider":"x","weight":1001}]}""")]
    [InlineData("""{"cluster":"prod","taskDefinition":"migrate","networkConfiguration":{}}""")]
    [InlineData("""{"cluster":"prod","taskDefinition":"migrate","networkConfiguration":{"subnets":[]}}""")]
    [InlineData("""{"cluster":"prod","taskDefinition":"migrate","networkConfiguration":{"subnets":["s"],"securityGroups":["1","2","3","4","5","6"]}}""")]
    [InlineData("""{"cluster":"prod","taskDefinition":"migrate","networkConfiguration":{"subnets":["s"],"assignPublicIp":true}}""")]
    [InlineData("""{"cluster":"prod","taskDefinition":"migrate","count":0}""")]
    [InlineData("""{"cluster":"prod","taskDefinition":"migrate","count":11}""")]
    [InlineData("""{"cluster":"prod","taskDefinition":"migrate","overrides":{"app":{}}}""")]
    [InlineData("""{"cluster":"prod","taskDefinition":"migrate","overrides":[{"command":["run"]}]}""")]
    [InlineData("""{"cluster":"prod","taskDefinition":"migrate","overrides":[{"container":"a","environment":{"":"b"}}]}""")]
    [InlineData("""{"cluster":"prod","taskDefinition":"migrate","overrides":[{"container":"a","environment":{"A":"<aws.scheduler.execution-id>"}}]}""")]
    [InlineData("""{"cluster":"prod","taskDefinition":"migrate","startedBy":"who?"}""")]
    [InlineData("""{"cluster":"prod","taskDefinition":"migrate","group":""}""")]
    [InlineData("""{"cluster":"prod","taskDefinition":"migrate","wait":"true"}""")]
    [InlineData("""{"cluster":"prod","taskDefinition":"migrate","wave":0}""")]
    public Task Task_Invalid_FailsBoth(string task) => AssertBothAsync(false, $$"""{"tasks":[{{task}}]}""");

    [Theory]
    [InlineData(TasksReader.MaxEntries, true)]
    [InlineData(TasksReader.MaxEntries + 1, false)]
    public Task Payload_ManyTasks_HasSameLimitInBoth(int count, bool expected) => AssertBothAsync(
        expected, $$"""{"tasks":[{{string.Join(',', Enumerable.Repeat("""{"cluster":"prod","taskDefinition":"migrate"}""", count))}}]}""");

    [Fact]
    public async Task Fields_Task_MatchReader() => Assert.Equal(
        KnownToReader("""{"tasks":[{"cluster":"prod","taskDefinition":"migrate","region":1}]}"""), Names((await SchemaAsync()).Definitions["task"]));

    [Theory]
    [InlineData("\"region\":\"eu-central-1\"")]
    [InlineData("\"region\":null")]
    [InlineData("\"$schema\":1")]
    [InlineData("\"comment\":[]")]
    [InlineData("\"dryRun\":\"true\"")]
    [InlineData("\"dryRun\":1")]
    [InlineData("\"wait\":{}")]
    [InlineData("\"maxInFlight\":0")]
    [InlineData("\"maxInFlight\":5001")]
    [InlineData("\"maxInFlight\":\"10\"")]
    [InlineData("\"stopAfterFailures\":-1")]
    [InlineData("\"stopAfterFailures\":5001")]
    [InlineData("\"minAgeMinutes\":-1")]
    [InlineData("\"minAgeMinutes\":43201")]
    [InlineData("\"minAgeMinutes\":0.5")]
    [InlineData("\"deferMinutes\":0")]
    [InlineData("\"deferMinutes\":1441")]
    [InlineData("\"raiseOnFailure\":\"true\"")]
    [InlineData("\"scheduledTime\":1795237200")]
    [InlineData("\"scheduledTime\":\"\"")]
    [InlineData("\"scheduledTime\":\"2026-11-21\"")]
    [InlineData("\"scheduledTime\":\"2026-11-21T05:00:00\"")]
    [InlineData("\"scheduledTime\":\"2026-11-21 05:00:00Z\"")]
    [InlineData("\"scheduledTime\":\"2026-11-21T05:00:00+0100\"")]
    [InlineData("\"scheduleArn\":7")]
    [InlineData("\"scheduleArn\":\"nightly\"")]
    [InlineData($"\"scheduleArn\":\"{ClusterArn}\"")]
    [InlineData("\"scheduleArn\":\"arn:aws:scheduler:eu-central-1:123456789012:schedule/nightly\"")]
    public Task Payload_InvalidField_FailsBoth(string field) => AssertBothAsync(false, $$"""{"services":[{{One}}],{{field}}}""");

    [Theory]
    [InlineData("\"maxInFlight\":1,\"stopAfterFailures\":0,\"minAgeMinutes\":0")]
    [InlineData("\"maxInFlight\":5000,\"stopAfterFailures\":5000,\"minAgeMinutes\":43200,\"deferMinutes\":1440")]
    [InlineData("\"maxInFlight\":null,\"stopAfterFailures\":null,\"minAgeMinutes\":null")]
    [InlineData("\"scheduledTime\":null,\"scheduleArn\":null,\"raiseOnFailure\":null")]
    [InlineData("\"raiseOnFailure\":true")]
    [InlineData($"\"scheduledTime\":\"2026-11-21T05:00:00Z\",\"scheduleArn\":\"{ScheduleArn}\",\"raiseOnFailure\":true")]
    [InlineData("\"scheduledTime\":\"2026-11-21T05:00Z\"")]
    [InlineData("\"scheduledTime\":\"2026-11-21T05:00:00.1234567+01:00\"")]
    [InlineData($"\"scheduledTime\":\"{ContextAttributes.ScheduledTime}\",\"scheduleArn\":\"{ContextAttributes.ScheduleArn}\"")]
    [InlineData($"\"scheduledTime\":\"{ContextAttributes.ExecutionId}\",\"scheduleArn\":\"{ContextAttributes.AttemptNumber}\"")]
    public Task Payload_ValidField_PassesBoth(string field) => AssertBothAsync(true, $$"""{"services":[{{One}}],{{field}}}""");

    [Theory]
    [InlineData("""{"cluster":"prod-*","service":"*"}""")]
    [InlineData("""{"cluster":"prod-*","tags":{"team":"shop-*","a b":"?"}}""")]
    [InlineData("""{"cluster":"prod","service":"*","tags":{},"exclude":[]}""")]
    [InlineData("""{"cluster":"prod","service":null,"tags":{"team":"*"},"exclude":null}""")]
    [InlineData("""{"cluster":"prod","service":"*","tags":null,"exclude":["mail-*","prod/x"]}""")]
    [InlineData("""{"cluster":"prod","service":"*","wave":100,"allowDowntime":true,"force":true,"timeoutMinutes":1440}""")]
    [InlineData("""{"cluster":"prod","service":"*","wave":null,"allowDowntime":null,"force":null,"timeoutMinutes":null}""")]
    [InlineData($$"""{"cluster":"{{ClusterArn}}","service":"*"}""")]
    public Task Payload_ValidSelect_PassesBoth(string entry) => AssertBothAsync(true, $$"""{"select":[{{entry}}]}""");

    [Theory]
    [InlineData("null")]
    [InlineData("\"prod\"")]
    [InlineData("{}")]
    [InlineData("""{"cluster":"prod"}""")]
    [InlineData("""{"cluster":"prod","service":null,"tags":null}""")]
    [InlineData("""{"cluster":"prod","tags":{}}""")]
    [InlineData("""{"cluster":"prod","exclude":["mail"]}""")]
    [InlineData("""{"service":"*"}""")]
    [InlineData("""{"cluster":null,"service":"*"}""")]
    [InlineData("""{"cluster":"","service":"*"}""")]
    [InlineData("""{"cluster":7,"service":"*"}""")]
    [InlineData("""{"cluster":"arn:aws:ecs:eu-central-1:123456789012:service/prod/orders","service":"*"}""")]
    [InlineData($$"""{"cluster":"{{ClusterArn}}-*","service":"*"}""")]
    [InlineData($$"""{"cluster":"{{ContextAttributes.ScheduleArn}}","service":"*"}""")]
    [InlineData("""{"cluster":"prod","service":""}""")]
    [InlineData("""{"cluster":"prod","service":7}""")]
    [InlineData($$"""{"cluster":"prod","service":"{{ContextAttributes.ExecutionId}}"}""")]
    [InlineData("""{"cluster":"prod","tags":{"team":""}}""")]
    [InlineData("""{"cluster":"prod","tags":{"team":null}}""")]
    [InlineData("""{"cluster":"prod","tags":{"team":7}}""")]
    [InlineData("""{"cluster":"prod","tags":"team"}""")]
    [InlineData("""{"cluster":"prod","service":"*","exclude":"mail"}""")]
    [InlineData("""{"cluster":"prod","service":"*","exclude":[""]}""")]
    [InlineData("""{"cluster":"prod","service":"*","exclude":[null]}""")]
    [InlineData("""{"cluster":"prod","service":"*","wave":0}""")]
    [InlineData("""{"cluster":"prod","service":"*","timeoutMinutes":0}""")]
    [InlineData("""{"cluster":"prod","service":"*","force":"no"}""")]
    [InlineData("""{"cluster":"prod","service":"*","comment":"not here"}""")]
    public Task Payload_InvalidSelect_FailsBoth(string entry) => AssertBothAsync(false, $$"""{"services":[{}],"select":[{{entry}}]}""");

    [Theory]
    [InlineData("""{"select":null}""")]
    [InlineData("""{"select":[]}""")]
    [InlineData("""{"services":[],"select":[]}""")]
    [InlineData("""{"services":[{}],"select":{"cluster":"prod","service":"*"}}""")]
    public Task Payload_NoServicesOrSelect_FailsBoth(string json) => AssertBothAsync(false, json);

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1441")]
    [InlineData("1.5")]
    [InlineData("\"30\"")]
    [InlineData("true")]
    public async Task Payload_InvalidTimeout_FailsBoth(string minutes)
    {
        await AssertBothAsync(false, $$"""{"services":[{{One}}],"timeoutMinutes":{{minutes}}}""");
        await AssertBothAsync(false, $$"""{"services":[{"timeoutMinutes":{{minutes}}}]}""");
    }

    [Theory]
    [InlineData(RequestReader.MaxServices, true)]
    [InlineData(RequestReader.MaxServices + 1, false)]
    public Task Payload_ManyServices_HasSameLimitInBoth(int count, bool expected) =>
        AssertBothAsync(expected, $$"""{"services":[{{string.Join(',', Enumerable.Repeat(One, count))}}]}""");

    [Theory]
    [InlineData(SelectReader.MaxEntries, true)]
    [InlineData(SelectReader.MaxEntries + 1, false)]
    public Task Payload_ManySelectEntries_HasSameLimitInBoth(int count, bool expected) =>
        AssertBothAsync(expected, $$"""{"select":[{{string.Join(',', Enumerable.Repeat(One, count))}}]}""");

    [Theory]
    [InlineData("maxInFlight", 10)]
    [InlineData("stopAfterFailures", 3)]
    [InlineData("minAgeMinutes", 0)]
    [InlineData("timeoutMinutes", 30)]
    public async Task Default_Integer_MatchesReader(string name, int expected)
    {
        var request = Payload.Valid("""{"services":[{}]}""");
        var used = new Dictionary<string, double>
        {
            ["maxInFlight"] = request.MaxInFlight,
            ["stopAfterFailures"] = request.StopAfterFailures,
            ["minAgeMinutes"] = request.MinAge.TotalMinutes,
            ["timeoutMinutes"] = request.Services[0].Options.RolloutTimeout.TotalMinutes,
        };

        Assert.Equal(expected, used[name]);
        Assert.Equal((long)expected, (await SchemaAsync()).Properties[name].Default);
    }

    [Theory]
    [InlineData("""{"parameter":"/ecs-restart/nightly"}""")]
    [InlineData("""{"parameter":"arn:aws:ssm:eu-central-1:123456789012:parameter/ecs-restart/nightly","table":null,"group":null}""")]
    [InlineData("""{"parameter":"nightly:3"}""")]
    [InlineData("""{"table":"restarts","group":"nightly"}""")]
    [InlineData("""{"table":"arn:aws:dynamodb:eu-central-1:123456789012:table/restarts","group":"every night","parameter":null}""")]
    public async Task ServicesFrom_Valid_PassesBothWithAndWithoutServices(string source)
    {
        await AssertBothAsync(true, $$"""{"servicesFrom":{{source}}}""");
        await AssertBothAsync(true, $$"""{"services":[{{One}}],"servicesFrom":{{source}}}""");
    }

    [Theory]
    [InlineData("\"/ecs-restart/nightly\"")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"parameter":null}""")]
    [InlineData("""{"parameter":""}""")]
    [InlineData("""{"parameter":7}""")]
    [InlineData("""{"parameter":"a b"}""")]
    [InlineData("""{"parameter":"<aws.scheduler.execution-id>"}""")]
    [InlineData("""{"parameter":"a","table":"restarts","group":"nightly"}""")]
    [InlineData("""{"parameter":"a","group":"nightly"}""")]
    [InlineData("""{"table":"restarts"}""")]
    [InlineData("""{"group":"nightly"}""")]
    [InlineData("""{"table":"restarts","group":""}""")]
    [InlineData("""{"table":"restarts","group":"<aws.scheduler.scheduled-time>"}""")]
    [InlineData("""{"table":"ab","group":"nightly"}""")]
    [InlineData("""{"table":"restarts","group":"nightly","region":"eu-central-1"}""")]
    public Task ServicesFrom_Invalid_FailsBoth(string source) => AssertBothAsync(false, $$"""{"services":[{{One}}],"servicesFrom":{{source}}}""");

    [Fact]
    public async Task ServicesFrom_Null_IsTreatedAsAbsent()
    {
        await AssertBothAsync(true, $$"""{"services":[{{One}}],"servicesFrom":null}""");
        await AssertBothAsync(false, """{"servicesFrom":null}""");
    }

    [Fact]
    public async Task Fields_ServicesFrom_MatchReader() => Assert.Equal(
        KnownToReader("""{"servicesFrom":{"parameter":"a","elsewhere":1}}"""), Names((await SchemaAsync()).Properties["servicesFrom"]));

    [Fact]
    public async Task Fields_Request_MatchReader() =>
        Assert.Equal(KnownToReader("""{"region":1,"services":[{}]}"""), Names(await SchemaAsync()));

    [Fact]
    public async Task Fields_Service_MatchReader() =>
        Assert.Equal(KnownToReader("""{"services":[{"account":1}]}"""), Names((await SchemaAsync()).Definitions["service"]));

    [Fact]
    public async Task Fields_Select_MatchReader() =>
        Assert.Equal(
            KnownToReader("""{"select":[{"cluster":"prod","service":"*","account":1}]}"""), Names((await SchemaAsync()).Definitions["select"]));

    private static async Task AssertBothAsync(bool expected, string json)
    {
        var payload = Payload.Utf8(json);

        Assert.Equal((expected, expected), (await SchemaTakesAsync(payload), ReaderTakes(payload)));
    }

    private static bool ReaderTakes(byte[] payload) => RequestReader.Read(payload) is RequestReading.Valid;

    /// <summary>Invalid JSON fails, although the parser of the validator accepts trailing commas.</summary>
    private static async Task<bool> SchemaTakesAsync(byte[] payload)
    {
        try
        {
            using var document = JsonDocument.Parse(payload);
            return (await SchemaAsync()).Validate(document.RootElement.GetRawText()).Count == 0;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static Task<JsonSchema> SchemaAsync() => JsonSchema.FromFileAsync(Path.Combine(Events, SchemaFile));

    private static IEnumerable<string> Names(JsonSchema schema) => schema.Properties.Keys.Order(StringComparer.Ordinal);

    /// <summary>The reader lists its fields when an unknown field resembles none of them.</summary>
    private static IEnumerable<string> KnownToReader(string json)
    {
        const string Listing = "unknown field; expected one of ";
        var message = Assert.Single(Payload.Errors(json)).Message;

        Assert.StartsWith(Listing, message, StringComparison.Ordinal);
        return message[Listing.Length..].Split(", ").Order(StringComparer.Ordinal);
    }
}
