using System.Text.Json;
using Amazon;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using AwsPackages.Tests.Support;
using Moq;

namespace AwsPackages.Tests.DynamoDB;

[Collection(nameof(ProcessEnvironment))]
public sealed class DynamoDBWireTests : DynamoDBTests
{
    public static TheoryData<string, Type> Errors => new()
    {
        { "com.amazonaws.dynamodb.v20120810#InternalServerError", typeof(InternalServerErrorException) },
        { "com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException", typeof(ProvisionedThroughputExceededException) },
        { "com.amazonaws.dynamodb.v20120810#RequestLimitExceeded", typeof(RequestLimitExceededException) },
        { "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException", typeof(ResourceNotFoundException) },
        { "com.amazonaws.dynamodb.v20120810#ThrottlingException", typeof(ThrottlingException) },
        { "com.amazon.coral.service#AccessDeniedException", typeof(AmazonDynamoDBException) },
    };

    private static Dictionary<string, AttributeValue> Key => new() { ["id"] = new("a") };

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task Call_Error_IsTypedByItsCode(string type, Type expected)
    {
        for (var calls = 0; calls < 3; calls++)
            Server.Answer(400, $$"""{"__type":"{{type}}","message":"The reason."}""");

        AmazonDynamoDBException[] errors =
        [
            await Assert.ThrowsAnyAsync<AmazonDynamoDBException>(() => Client().QueryAsync(new("t"))),
            await Assert.ThrowsAnyAsync<AmazonDynamoDBException>(() => Client().PutItemAsync(new("t", Key))),
            await Assert.ThrowsAnyAsync<AmazonDynamoDBException>(() => Client().DeleteItemAsync(new("t", Key))),
        ];

        Assert.All(errors, error => Assert.IsType(expected, error));
        Assert.All(errors, error => Assert.Equal(("The reason.", type.Split('#')[1]), (error.Message, error.ErrorCode)));
    }

    [Fact]
    public async Task Query_EveryMember_GoesOverTheWire()
    {
        Server.Answer(200, "{}");

        var response = await Client().QueryAsync(new QueryRequest("restarts")
        {
            ConsistentRead = true,
            ExclusiveStartKey = Key,
            ExpressionAttributeNames = new() { ["#group"] = "group" },
            ExpressionAttributeValues = new() { [":group"] = new() { S = "nightly" } },
            KeyConditionExpression = "#group = :group",
            Limit = 7,
        });

        AssertSent("Query", """
            {"ConsistentRead":true,"ExclusiveStartKey":{"id":{"S":"a"}},"ExpressionAttributeNames":{"#group":"group"},
             "ExpressionAttributeValues":{":group":{"S":"nightly"}},"KeyConditionExpression":"#group = :group","Limit":7,"TableName":"restarts"}
            """);
        Assert.Null(response.Items);
        Assert.Null(response.LastEvaluatedKey);
        Assert.Null(response.Count);
    }

    [Fact]
    public async Task Query_AttributesOfEveryType_AreRead()
    {
        Server.Answer(200, """
            {"Count":1,"ScannedCount":2,"LastEvaluatedKey":{"group":{"S":"g"},"id":{"S":"i"}},"Items":[{
             "s":{"S":"text"},"n":{"N":"12.50"},"t":{"BOOL":true},"f":{"BOOL":false},"z":{"NULL":true},"b":{"B":"AQI="},
             "l":{"L":[{"S":"x"},{"N":"1"}]},"m":{"M":{"k":{"S":"v"}}},"ss":{"SS":["a","b"]},"ns":{"NS":["1"]}}]}
            """);

        var response = await Client().QueryAsync(new QueryRequest("t"));

        var item = Assert.Single(response.Items);
        Assert.Equal(("text", "12.50"), (item["s"].S, item["n"].N));
        Assert.Equal((true, false, true), (item["t"].BOOL, item["f"].BOOL, item["z"].NULL));
        Assert.Null(item["s"].BOOL);
        Assert.Null(item["s"].M);
        Assert.Equal([1, 2], item["b"].B.ToArray());
        Assert.Equal(("x", "1"), (item["l"].L[0].S, item["l"].L[1].N));
        Assert.Equal("v", item["m"].M["k"].S);
        Assert.Equal(["a", "b"], item["ss"].SS);
        Assert.Equal(["1"], item["ns"].NS);
        Assert.Equal((1, 2, "i"), (response.Count, response.ScannedCount, response.LastEvaluatedKey["id"].S));
    }

    [Fact]
    public async Task PutItem_AttributesOfEveryType_AreWritten()
    {
        Server.Answer(200, "{}");

        await Client().PutItemAsync(new PutItemRequest("restarts", new()
        {
            ["s"] = new() { S = "é" },
            ["n"] = new() { N = "2" },
            ["t"] = new() { BOOL = false },
            ["z"] = new() { NULL = true },
            ["b"] = new() { B = new MemoryStream([1, 2]) },
            ["l"] = new() { L = [new() { S = "x" }] },
            ["m"] = new() { M = new() { ["k"] = new() { S = "v" } } },
            ["ss"] = new(["a"]),
            ["ns"] = new() { NS = ["1"] },
        }));

        AssertSent("PutItem", """
            {"Item":{"s":{"S":"é"},"n":{"N":"2"},"t":{"BOOL":false},"z":{"NULL":true},"b":{"B":"AQI="},"l":{"L":[{"S":"x"}]},
             "m":{"M":{"k":{"S":"v"}}},"ss":{"SS":["a"]},"ns":{"NS":["1"]}},"TableName":"restarts"}
            """);
    }

    [Fact]
    public async Task DeleteItem_Key_IsWrittenAndSigned()
    {
        Server.Answer(200, """{"Attributes":{"id":{"S":"a"}}}""");

        Assert.Equal("a", (await Client().DeleteItemAsync(new DeleteItemRequest("restarts", Key))).Attributes["id"].S);

        AssertSent("DeleteItem", """{"Key":{"id":{"S":"a"}},"TableName":"restarts"}""");
        var claimed = SignatureV4.Claimed(Server.Request);
        Assert.EndsWith("/eu-central-1/dynamodb/aws4_request", claimed.Scope, StringComparison.Ordinal);
        Assert.Equal(claimed, claimed.Recomputed(Server.Request, SecretKey));
    }

    [Fact]
    public async Task Query_Throttled_IsRetried()
    {
        Server.Answer(400, """{"__type":"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException","message":"Too much."}""");
        Server.Answer(200, """{"Count":0}""");

        Assert.Equal(0, (await Client(maxErrorRetry: 1).QueryAsync(new QueryRequest("t"))).Count);
    }

    [Theory]
    [InlineData("eu-central-1", false, "https://dynamodb.eu-central-1.amazonaws.com/")]
    [InlineData("us-east-1", true, "https://dynamodb-fips.us-east-1.amazonaws.com/")]
    [InlineData("cn-north-1", false, "https://dynamodb.cn-north-1.amazonaws.com.cn/")]
    public void Endpoint_OfARegion_FollowsTheRules(string region, bool fips, string expected)
    {
        var config = new AmazonDynamoDBConfig
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(region),
            IgnoreConfiguredEndpointUrls = true,
            UseFIPSEndpoint = fips,
        };

        Assert.Equal(expected, new AmazonDynamoDBClient("key", "secret", config).DetermineServiceOperationEndpoint(new QueryRequest()).URL);
    }

    [Fact]
    public async Task Endpoint_InTheEnvironment_IsCalled()
    {
        using var environment = new ProcessEnvironment();
        environment.Set("AWS_ENDPOINT_URL", "http://127.0.0.1:1/");
        environment.Set("AWS_ENDPOINT_URL_DYNAMODB", Server.Address);
        Server.Answer(200, "{}");

        await new AmazonDynamoDBClient("AKIDEXAMPLE", SecretKey, RegionEndpoint.EUWest3).QueryAsync(new QueryRequest("t"));

        Assert.Equal("AKIDEXAMPLE", SignatureV4.Claimed(Server.Request).AccessKey);
    }

    [Fact]
    public async Task IAmazonDynamoDB_StrictMock_AnswersWhatIsSetUp()
    {
        var mock = new Mock<IAmazonDynamoDB>(MockBehavior.Strict);
        mock.Setup(tables => tables.QueryAsync(It.IsAny<QueryRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new QueryResponse { Count = 3 });

        Assert.Equal(3, (await mock.Object.QueryAsync(new())).Count);
    }

    /// <summary>Members of an object have no order.</summary>
    private void AssertSent(string operation, string body)
    {
        Assert.Equal(("POST", "/"), (Server.Request.Method, Server.Request.Path));
        Assert.Equal($"DynamoDB_20120810.{operation}", Server.Request.Header("x-amz-target"));
        Assert.Equal("application/x-amz-json-1.0", Server.Request.Header("content-type"));
        Assert.True(
            JsonElement.DeepEquals(JsonDocument.Parse(body).RootElement, JsonDocument.Parse(Server.Request.Text).RootElement), Server.Request.Text);
    }
}
