using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using EcsRestart.Aws;
using EcsRestart.Lists;
using EcsRestart.Request;
using EcsRestart.Simulator;
using Moq;

namespace EcsRestart.Tests.Aws;

public sealed class ServiceListsTests
{
    private static readonly ListSource.OfParameter Parameter = new("/nightly");
    private static readonly ListSource.OfTable Table = new("restarts", "nightly");

    private readonly Mock<IAmazonSimpleSystemsManagement> _parameters = new(MockBehavior.Strict);
    private readonly Mock<IAmazonDynamoDB> _tables = new(MockBehavior.Strict);

    private ListClients Clients => new(() => _parameters.Object, () => _tables.Object);

    [Fact]
    public async Task ReadAsync_Cancelled_Throws()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        _parameters.Setup(client => client.GetParameterAsync(It.IsAny<GetParameterRequest>(), cancelled.Token))
            .ThrowsAsync(new TaskCanceledException("The call was canceled.", null, cancelled.Token));

        await Assert.ThrowsAsync<TaskCanceledException>(() => new ServiceLists(Clients, new AcceleratedClock(1_000_000)).ReadAsync(Parameter, cancelled.Token));
    }

    [Fact]
    public async Task ReadAsync_UnreadableResponse_ReturnsTrouble()
    {
        _tables.Setup(client => client.QueryAsync(It.IsAny<QueryRequest>(), CancellationToken.None)).ThrowsAsync(new InvalidOperationException("A bug."));

        var answer = await new ServiceLists(Clients, new AcceleratedClock(1_000_000)).ReadAsync(Table, CancellationToken.None);

        Assert.IsType<ListFailure.Trouble>(Assert.IsType<ListAnswer.Failed>(answer).Failure);
    }

    [Fact]
    public void ServiceLists_NoListRead_CreatesNoClient()
    {
        var clients = new ListClients(() => throw new InvalidOperationException("Too early."), () => throw new InvalidOperationException("Too early."));

        using var lists = new ServiceLists(clients);
    }

    [Theory]
    [InlineData("String", false)]
    [InlineData("StringList", true)]
    public async Task ReadAsync_Parameter_DoesNotDecrypt(string type, bool isList)
    {
        _parameters.Setup(client => client.GetParameterAsync(
                It.Is<GetParameterRequest>(request => request.Name == "/nightly" && request.WithDecryption == null), CancellationToken.None))
            .ReturnsAsync(new GetParameterResponse { Parameter = new Parameter { Type = type, Value = "c/s" } });

        var answer = await new ServiceLists(Clients, new AcceleratedClock(1_000_000)).ReadAsync(Parameter, CancellationToken.None);

        Assert.Equal(new ListAnswer.Ok(new ListContent.PlainText("c/s", isList)), answer);
    }

    [Fact]
    public async Task ReadAsync_SecureString_ReturnsSecureString()
    {
        _parameters.Setup(client => client.GetParameterAsync(It.IsAny<GetParameterRequest>(), CancellationToken.None))
            .ReturnsAsync(new GetParameterResponse { Parameter = new Parameter { Type = ParameterType.SecureString, Value = "AQIC" } });

        Assert.Equal(
            new ListAnswer.Ok(new ListContent.SecureString()), await new ServiceLists(Clients, new AcceleratedClock(1_000_000)).ReadAsync(Parameter, CancellationToken.None));
    }

    [Fact]
    public async Task ReadAsync_Table_ReadsAllPagesConsistently()
    {
        var starts = new List<string?>();
        var pages = new Queue<QueryResponse>(
        [
            new QueryResponse { Items = [Item("c/a")], LastEvaluatedKey = new() { ["id"] = new AttributeValue("c/a") } },
            new QueryResponse { Items = [], LastEvaluatedKey = new() { ["id"] = new AttributeValue("c/b") } },
            new QueryResponse { Items = [Item("c/c")], LastEvaluatedKey = [] },
        ]);
        _tables.Setup(client => client.QueryAsync(
                It.Is<QueryRequest>(request => request.TableName == "restarts" && request.ConsistentRead == true && request.ExpressionAttributeValues[":group"].S == "nightly"),
                CancellationToken.None))
            .Callback((QueryRequest request, CancellationToken _) => starts.Add(request.ExclusiveStartKey?.GetValueOrDefault("id")?.S))
            .ReturnsAsync(pages.Dequeue);

        var answer = Assert.IsType<ListAnswer.Ok>(await new ServiceLists(Clients, new AcceleratedClock(1_000_000)).ReadAsync(Table, CancellationToken.None));

        Assert.Equal(["c/a", "c/c"], Assert.IsType<ListContent.Items>(answer.Content).All.Select(item => item.Id));
        Assert.Equal([null, "c/a", "c/b"], starts);
    }

    [Fact]
    public async Task ReadAsync_AllAttributeTypes_ReturnsJsonWithoutKeys()
    {
        var item = Item("c/a");
        item["text"] = new AttributeValue("x");
        item["number"] = new AttributeValue { N = "12.50" };
        item["large"] = new AttributeValue { N = "1E100" };
        item["yes"] = new AttributeValue { BOOL = true };
        item["no"] = new AttributeValue { BOOL = false };
        item["nothing"] = new AttributeValue { NULL = true };
        item["map"] = new AttributeValue { M = new() { ["k"] = new AttributeValue("v") } };
        item["list"] = new AttributeValue { L = [new AttributeValue("x"), new AttributeValue { N = "1" }] };
        item["texts"] = new AttributeValue(["a", "b"]);
        item["numbers"] = new AttributeValue { NS = ["1"] };
        item["binary"] = new AttributeValue { B = new MemoryStream([1, 2]) };
        _tables.Setup(client => client.QueryAsync(It.IsAny<QueryRequest>(), CancellationToken.None)).ReturnsAsync(new QueryResponse { Items = [item] });

        var answer = Assert.IsType<ListAnswer.Ok>(await new ServiceLists(Clients, new AcceleratedClock(1_000_000)).ReadAsync(Table, CancellationToken.None));

        Assert.Equal(
            """{"text":"x","number":12.50,"large":"1E100","yes":true,"no":false,"nothing":null,"map":{"k":"v"},"list":["x",1],"texts":["a","b"],"numbers":[1],"binary":"AQI="}""",
            Assert.Single(Assert.IsType<ListContent.Items>(answer.Content).All).Entry.GetRawText());
    }

    private static Dictionary<string, AttributeValue> Item(string id) => new() { ["group"] = new AttributeValue("nightly"), ["id"] = new AttributeValue(id) };
}
