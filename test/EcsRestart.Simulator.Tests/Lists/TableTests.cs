using System.Text.Json;
using EcsRestart.Simulator.Tests.Support;
using EcsRestart.TestSupport;

namespace EcsRestart.Simulator.Tests.Lists;

public sealed class TableTests : IAsyncLifetime
{
    private const string Nightly = """
        "KeyConditionExpression":"#g = :g","ExpressionAttributeNames":{"#g":"group"},"ExpressionAttributeValues":{":g":{"S":"nightly"}}
        """;

    private readonly SimulatedEcs _ecs = new(new SteppedClock());
    private readonly ListStoreTransport _transport;

    public TableTests() => _transport = new ListStoreTransport(_ecs);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _transport.DisposeAsync().AsTask();

    [Theory]
    [InlineData("Query", $"{{\"TableName\":\"none\",{Nightly}}}")]
    [InlineData("PutItem", """{"TableName":"none","Item":{"group":{"S":"g"},"id":{"S":"i"}}}""")]
    [InlineData("DeleteItem", """{"TableName":"none","Key":{"group":{"S":"g"},"id":{"S":"i"}}}""")]
    [InlineData("BatchWriteItem", """{"RequestItems":{"none":[{"PutRequest":{"Item":{}}}]}}""")]
    public async Task Table_Missing_ReturnsResourceNotFound(string action, string request)
    {
        var (status, error, body) = await CallAsync(action, request);

        Assert.Equal((400, "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException"), (status, error));
        Assert.Equal("Requested resource not found", body.Text("message"));
        Assert.Equal("none", Assert.Single(_ecs.Lists.Log.Records).List);
    }

    [Theory]
    [InlineData("""{"id":{"S":"i"}}""", "Missing the key group in the item")]
    [InlineData("""{"group":{"S":"g"}}""", "Missing the key id in the item")]
    [InlineData("""{"group":{"S":"g"},"id":{"N":"1"}}""", "Type mismatch for key id expected: S actual: N")]
    [InlineData("""{"group":{"S":"g"},"id":{"S":""}}""", "cannot contain an empty string value. Key: id")]
    public async Task PutItem_MissingKeys_IsRejected(string item, string expected)
    {
        _ecs.Lists.AddTable("restarts");

        var (_, error, body) = await CallAsync("PutItem", $$"""{"TableName":"restarts","Item":{{item}}}""");

        Assert.EndsWith("#ValidationException", error, StringComparison.Ordinal);
        Assert.Contains(expected, body.Text("message"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("group = :g", "reserved keyword: group")]
    [InlineData("#x = :g", "attribute name: #x")]
    [InlineData("#g = :x", "attribute value: :x")]
    [InlineData("id = :g", "Query condition missed key schema element: group")]
    [InlineData("begins_with(#g, :g)", "Invalid KeyConditionExpression")]
    public async Task Query_InvalidCondition_IsRejected(string condition, string expected)
    {
        _ecs.Lists.AddTable("restarts");

        var (_, _, body) = await CallAsync("Query", $$"""{"TableName":"restarts",{{Nightly.Replace("#g = :g", condition, StringComparison.Ordinal)}}}""");

        Assert.Contains(expected, body.Text("message"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FaultKind.Throttled, 400, "ProvisionedThroughputExceededException")]
    [InlineData(FaultKind.AccessDenied, 400, "AccessDeniedException")]
    [InlineData(FaultKind.ServerError, 500, "InternalServerError")]
    public async Task Fault_Query_RespondsLikeDynamoDB(FaultKind kind, int status, string code)
    {
        _ecs.Lists.AddTable("restarts");
        _ecs.Lists.Faults.Add(new Fault { Kind = kind, Action = "Query", Count = 1 });

        var struck = await QueryAsync();

        Assert.Equal((status, $"com.amazonaws.dynamodb.v20120810#{code}"), (struck.Status, struck.Error));
        Assert.Equal(200, (await QueryAsync()).Status);
    }

    [Fact]
    public async Task Query_Group_ReturnsItsItemsInOrder()
    {
        _ecs.Lists.AddItem("restarts", """{"group":"nightly","id":"b","wave":2,"force":true,"cluster":"c"}""");
        _ecs.Lists.AddItem("restarts", """{"group":"weekly","id":"c"}""");
        await CallAsync("PutItem", """{"TableName":"restarts","Item":{"group":{"S":"nightly"},"id":{"S":"a"}}}""");

        var (_, _, body) = await QueryAsync();

        Assert.Equal((2, 2, false), (body.Number("Count"), body.Number("ScannedCount"), body.Has("LastEvaluatedKey")));
        Assert.Equal(["a", "b"], body.GetProperty("Items").EnumerateArray().Select(item => item.Text("id.S")));
        Assert.Equal(("2", true, "c"), (body.Text("Items.1.wave.N"), body.At("Items.1.force.BOOL").GetBoolean(), body.Text("Items.1.cluster.S")));
        Assert.Equal(["b", "a"], Ids((await QueryAsync(",\"ScanIndexForward\":false")).Body));
    }

    [Fact]
    public async Task Query_MoreThanOneMegabyte_ReturnsPages()
    {
        for (var number = 10; number < 40; number++)
            _ecs.Lists.AddItem("restarts", $$"""{"group":"nightly","id":"{{number}}","text":"{{new string('x', 100_000)}}"}""");

        var pages = new List<string[]>();
        var start = "";
        do
        {
            var (_, _, body) = await QueryAsync(start);
            pages.Add(Ids(body));
            start = body.TryGetProperty("LastEvaluatedKey", out var key) ? $",\"ExclusiveStartKey\":{key.GetRawText()}" : "";
        }
        while (start.Length > 0);

        Assert.Equal([11, 11, 8], pages.Select(page => page.Length));
        Assert.Equal(Enumerable.Range(10, 30).Select(number => $"{number}"), pages.SelectMany(page => page));
    }

    [Fact]
    public async Task Query_Limit_IsRespected()
    {
        _ecs.Lists.AddItem("restarts", """{"group":"nightly","id":"a"}""");
        _ecs.Lists.AddItem("restarts", """{"group":"nightly","id":"b"}""");

        var (_, _, body) = await QueryAsync(",\"Limit\":1");

        Assert.Equal(["a"], Ids(body));
        Assert.Equal("a", body.Text("LastEvaluatedKey.id.S"));
    }

    [Fact]
    public async Task BatchWriteItem_PutsAndDeletes_AreApplied()
    {
        _ecs.Lists.AddItem("restarts", """{"group":"nightly","id":"a"}""");

        await CallAsync(
            "BatchWriteItem",
            """
            {"RequestItems":{"restarts":[{"PutRequest":{"Item":{"group":{"S":"nightly"},"id":{"S":"b"}}}},
             {"DeleteRequest":{"Key":{"group":{"S":"nightly"},"id":{"S":"a"}}}}]}}
            """);

        Assert.Equal(["b"], Ids((await QueryAsync()).Body));
        await CallAsync("DeleteItem", """{"TableName":"restarts","Key":{"group":{"S":"nightly"},"id":{"S":"b"}}}""");
        Assert.Empty(Ids((await QueryAsync()).Body));
    }

    [Fact]
    public void Scenario_Lists_AddsItems()
    {
        _ecs.Load(Scenario.Parse("""
            {
              "clusters": [],
              "parameters": [{ "name": "/a", "comment": "c", "value": { "services": [] } }, { "name": "/b", "type": "StringList", "value": "x/y" }],
              "tables": [{ "name": "restarts", "comment": "c", "items": [{ "group": "g", "id": "i", "wave": 2 }] }, { "name": "empty" }],
              "faults": [{ "kind": "throttled", "action": "Query" }, { "kind": "throttled", "action": "PutParameter" }]
            }
            """));

        Assert.Contains("services", Serve("AmazonSSM.GetParameter", """{"Name":"/a"}"""), StringComparison.Ordinal);
        Assert.Contains("StringList", Serve("AmazonSSM.GetParameter", """{"Name":"/b"}"""), StringComparison.Ordinal);
        Assert.Contains("ProvisionedThroughput", Serve("DynamoDB_20120810.Query", $$"""{"TableName":"empty",{{Nightly}}}"""), StringComparison.Ordinal);
        Assert.Contains("Rate exceeded", Serve("AmazonSSM.PutParameter", "{}"), StringComparison.Ordinal);
    }

    [Fact]
    public void Scenario_InvalidLists_ReportsEachError()
    {
        var error = Assert.Throws<InvalidDataException>(() => Scenario.Parse("""
            {
              "clusters": [],
              "parameters": [{ "name": "/a", "type": "Text", "value": 7 }],
              "tables": [{ "name": "restarts", "items": [{ "group": "g" }, { "group": 7, "id": "" }] }],
              "faults": [{ "kind": "throttled", "action": "Scan" }]
            }
            """));

        Assert.Equal(
            ["$.faults[0].action", "$.parameters[0].type", "$.parameters[0].value", "$.tables[0].items[0].id", "$.tables[0].items[1].group", "$.tables[0].items[1].id"],
            error.Message.Split(Environment.NewLine).Select(line => line.Split(':')[0]));
    }

    private static string[] Ids(JsonElement body) => [.. body.GetProperty("Items").EnumerateArray().Select(item => item.Text("id.S"))];

    private string Serve(string target, string body) =>
        System.Text.Encoding.UTF8.GetString(_ecs.Lists.Serve(target, System.Text.Encoding.UTF8.GetBytes(body)).Body.Span);

    private Task<(int Status, string Error, JsonElement Body)> QueryAsync(string more = "") =>
        CallAsync("Query", $$"""{"TableName":"restarts",{{Nightly}}{{more}}}""");

    private Task<(int Status, string Error, JsonElement Body)> CallAsync(string action, string request) =>
        _transport.CallAsync($"DynamoDB_20120810.{action}", request);
}
