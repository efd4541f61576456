using System.Text.Json;
using EcsRestart.Simulator.Tests.Support;
using EcsRestart.TestSupport;

namespace EcsRestart.Simulator.Tests.Lists;

public sealed class ParameterTests : IAsyncLifetime
{
    private const string Arn = "arn:aws:ssm:eu-central-1:123456789012:parameter/a/b";

    private readonly SimulatedEcs _ecs = new(new SteppedClock());
    private readonly ListStoreTransport _transport;

    public ParameterTests() => _transport = new ListStoreTransport(_ecs);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _transport.DisposeAsync().AsTask();

    [Fact]
    public async Task GetParameter_Missing_ReturnsErrorWithoutMessage()
    {
        var (status, error, body) = await _transport.CallAsync("AmazonSSM.GetParameter", """{"Name":"/a/b"}""");

        Assert.Equal((400, "ParameterNotFound", false), (status, error, body.Has("message")));
        Assert.Equal(("/a/b", "ParameterNotFound"), (Assert.Single(_ecs.Lists.Log.Records).List, _ecs.Lists.Log.Records[0].ErrorCode));
        Assert.Empty(_ecs.Log.Records);
    }

    [Theory]
    [InlineData("""{"Name":"/a/b","Value":"x"}""", "ValidationException", "A parameter type is required")]
    [InlineData("""{"Name":"a/b","Value":"x","Type":"String"}""", "ValidationException", "fully qualified name")]
    [InlineData("""{"Name":"/a b","Value":"x","Type":"String"}""", "ValidationException", "Parameter name")]
    [InlineData("""{"Name":"/a/b","Value":"","Type":"String"}""", "ValidationException", "greater than or equal to 1")]
    [InlineData("""{"Name":"/a/b","Value":"x","Type":"Text"}""", "ValidationException", "enum value set")]
    [InlineData("""{"Name":"/a/b","Value":7,"Type":"String"}""", "SerializationException", "does not match the input")]
    [InlineData("[]", "SerializationException", "does not match the input")]
    public async Task PutParameter_Invalid_IsRejected(string request, string code, string message)
    {
        var (status, error, body) = await _transport.CallAsync("AmazonSSM.PutParameter", request);

        Assert.Equal((400, code), (status, error));
        Assert.Contains(message, body.Text("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PutParameter_ExistingName_RequiresOverwriteAndSameType()
    {
        _ecs.Lists.AddParameter("/a/b", "x");

        Assert.Equal("ParameterAlreadyExists", (await PutAsync("y")).Error);
        Assert.Equal("HierarchyTypeMismatchException", (await PutAsync("y", ",\"Overwrite\":true", "StringList")).Error);
        Assert.Equal(2, (await PutAsync("y", ",\"Overwrite\":true")).Body.Number("Version"));
        Assert.Equal("y", (await GetAsync("/a/b")).Text("Value"));
    }

    [Theory]
    [InlineData(4_096, "", "Standard")]
    [InlineData(4_097, "", null)]
    [InlineData(4_097, ",\"Tier\":\"Standard\"", null)]
    [InlineData(4_096, ",\"Tier\":\"Intelligent-Tiering\"", "Standard")]
    [InlineData(4_097, ",\"Tier\":\"Intelligent-Tiering\"", "Advanced")]
    [InlineData(8_192, ",\"Tier\":\"Advanced\"", "Advanced")]
    [InlineData(8_193, ",\"Tier\":\"Advanced\"", null)]
    public async Task PutParameter_Length_IsLimitedByTier(int length, string more, string? tier)
    {
        var (_, error, body) = await PutAsync(new string('x', length), more);

        if (tier is null)
            Assert.Equal("ValidationException", error);
        else
            Assert.Equal(tier, body.Text("Tier"));
    }

    [Fact]
    public async Task PutParameter_Advanced_StaysAdvanced()
    {
        await PutAsync("x", ",\"Tier\":\"Advanced\"");

        Assert.Equal("Advanced", (await PutAsync("y", ",\"Overwrite\":true")).Body.Text("Tier"));
        Assert.Equal("ValidationException", (await PutAsync("z", ",\"Overwrite\":true,\"Tier\":\"Standard\"")).Error);
    }

    [Fact]
    public async Task GetParameter_NameVersionOrArn_ReturnsSame()
    {
        _ecs.Lists.AddParameter("/a/b", "x", "StringList");
        _ecs.Lists.AddParameter("/a/b", "y", "StringList");

        Assert.Equal("y", (await GetAsync("/a/b")).Text("Value"));
        Assert.Equal("y", (await GetAsync(Arn)).Text("Value"));
        var first = await GetAsync("/a/b:1");
        Assert.Equal(("x", 1, ":1", Arn, "StringList"), (first.Text("Value"), first.Number("Version"), first.Text("Selector"), first.Text("ARN"), first.Text("Type")));
        Assert.Equal("ParameterVersionNotFound", (await _transport.CallAsync("AmazonSSM.GetParameter", """{"Name":"/a/b:3"}""")).Error);
    }

    [Fact]
    public async Task GetParameter_SecureString_IsReadableOnlyDecrypted()
    {
        _ecs.Lists.AddParameter("/a/b", "open", "SecureString");

        Assert.NotEqual("open", (await GetAsync("/a/b")).Text("Value"));
        Assert.Equal("open", (await GetAsync("/a/b", ",\"WithDecryption\":true")).Text("Value"));
    }

    [Theory]
    [InlineData(FaultKind.Throttled, 400, "ThrottlingException")]
    [InlineData(FaultKind.AccessDenied, 400, "AccessDeniedException")]
    [InlineData(FaultKind.ServerError, 500, "InternalServerError")]
    public async Task Fault_Action_AffectsOnlyThatAction(FaultKind kind, int status, string code)
    {
        _ecs.Lists.AddParameter("/a/b", "x");
        _ecs.Lists.Faults.Add(new Fault { Kind = kind, Action = "GetParameter", Count = 1 });

        Assert.Equal(2, (await PutAsync("y", ",\"Overwrite\":true")).Body.Number("Version"));
        var struck = await _transport.CallAsync("AmazonSSM.GetParameter", """{"Name":"/a/b"}""");

        Assert.Equal((status, code), (struck.Status, struck.Error));
        Assert.Equal("y", (await GetAsync("/a/b")).Text("Value"));
        Assert.Equal(kind, _ecs.Lists.Log.Of("GetParameter")[0].Fault);
        Assert.Equal(kind == FaultKind.Throttled, _ecs.Lists.Log.Of("GetParameter")[0].IsThrottled);
    }

    [Fact]
    public async Task AccessDenied_Message_NamesActionAndResource()
    {
        _ecs.Lists.Faults.Add(new Fault { Kind = FaultKind.AccessDenied, Action = "GetParameter" });

        var (_, _, body) = await _transport.CallAsync("AmazonSSM.GetParameter", """{"Name":"/a/b"}""");

        Assert.Contains($"is not authorized to perform: ssm:GetParameter on resource: {Arn} because", body.Text("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Operation_Unknown_IsRejected() =>
        Assert.Equal("UnknownOperationException", (await _transport.CallAsync("AmazonSSM.DescribeParameters", "{}")).Error);

    private Task<(int Status, string Error, JsonElement Body)> PutAsync(string value, string more = "", string type = "String") =>
        _transport.CallAsync("AmazonSSM.PutParameter", $$"""{"Name":"/a/b","Value":"{{value}}","Type":"{{type}}"{{more}}}""");

    private async Task<JsonElement> GetAsync(string name, string more = "") =>
        (await _transport.CallAsync("AmazonSSM.GetParameter", $$"""{"Name":"{{name}}"{{more}}}""")).Body.GetProperty("Parameter");
}
