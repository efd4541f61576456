using System.Text;
using System.Text.Json;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;

namespace AwsPackages.Tests.Lambda;

[Collection(LambdaProcessGroup.Name)]
public sealed class LambdaBootstrapTests
{
    [Fact]
    public async Task Handler_Returns_PostsResult()
    {
        using var process = new LambdaProcess();
        await using var api = new ScriptedRuntimeApi();
        api.Invoke("r-1", """{"customer":"Ann","quantity":2}""");
        await using var function = RunningFunction.Start(api, ReadOrder);

        var post = await api.NextPostAsync();

        Assert.Equal("/2018-06-01/runtime/invocation/r-1/response", post.Path);
        Assert.Equal("application/json", post.Headers["Content-Type"]);
        Assert.Equal("application/json", post.Headers["Accept"]);
        Assert.StartsWith($"aws-lambda-dotnet/{Environment.Version}-2.1.2.0", post.Headers["User-Agent"], StringComparison.Ordinal);
        Assert.Equal("""{"Customer":"Ann","Quantity":2}""", post.Text);
        Assert.Equal("/2018-06-01/runtime/invocation/next", (await api.NextPollAsync()).Path);

        static async Task<Order> ReadOrder(Stream input, ILambdaContext context) =>
            (await JsonSerializer.DeserializeAsync<Order>(input, JsonSerializerOptions.Web))!;
    }

    [Fact]
    public async Task Handler_TypedInput_ReceivesDeserializedEvent()
    {
        using var process = new LambdaProcess();
        await using var api = new ScriptedRuntimeApi();
        api.Invoke("r-1", """{"customer":"Ann","quantity":2}""");
        var builder = LambdaBootstrapBuilder.Create<Order, int>((order, _) => Task.FromResult(order.Quantity), RunningFunction.Serializer);
        await using var function = RunningFunction.Start(api, builder);

        Assert.Equal("2", (await api.NextPostAsync()).Text);
    }

    [Fact]
    public async Task Handler_Throws_PostsErrorAndContinues()
    {
        using var process = new LambdaProcess();
        await using var api = new ScriptedRuntimeApi();
        api.Invoke("r-1", "{}");
        api.Invoke("r-2", "{}");
        await using var function = RunningFunction.Start(
            api, (_, context) => context.AwsRequestId == "r-1" ? Fail() : Task.FromResult("ok"));

        var error = await api.NextPostAsync();
        var response = await api.NextPostAsync();

        Assert.Equal("/2018-06-01/runtime/invocation/r-1/error", error.Path);
        Assert.Equal("application/vnd.aws.lambda.error+json", error.Headers["Content-Type"]);
        Assert.Equal("InvalidOperationException", error.Headers["Lambda-Runtime-Function-Error-Type"]);
        Assert.Equal(
            "errorType errorMessage stackTrace cause", string.Join(' ', error.Json.EnumerateObject().Select(member => member.Name)));
        Assert.Equal("InvalidOperationException", error.Json.GetProperty("errorType").GetString());
        Assert.Equal("\"No\" stock\nleft", error.Json.GetProperty("errorMessage").GetString());
        Assert.StartsWith("at ", error.Json.GetProperty("stackTrace")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal("""{"errorType":"TimeoutException","errorMessage":"late"}""", Compact(error.Json.GetProperty("cause")));
        Assert.Equal("/2018-06-01/runtime/invocation/r-2/response", response.Path);

        static async Task<string> Fail()
        {
            await Task.Yield();
            throw new InvalidOperationException("\"No\" stock\nleft", new TimeoutException("late"));
        }
    }

    [Fact]
    public async Task Handler_ThrowsAggregateException_PostsEachCause()
    {
        using var process = new LambdaProcess();
        await using var api = new ScriptedRuntimeApi();
        api.Invoke("r-1", "{}");
        var failure = new AggregateException(new TimeoutException("a"), new FormatException("b"));
        await using var function = RunningFunction.Start(api, (_, _) => Task.FromException<string>(failure));

        var error = (await api.NextPostAsync()).Json;

        Assert.Equal("TimeoutException", error.GetProperty("cause").GetProperty("errorType").GetString());
        Assert.Equal(
            "TimeoutException FormatException",
            string.Join(' ', error.GetProperty("causes").EnumerateArray().Select(cause => cause.GetProperty("errorType").GetString())));
    }

    [Fact]
    public async Task Handler_ThrowsLargeException_ShortensError()
    {
        using var process = new LambdaProcess();
        await using var api = new ScriptedRuntimeApi();
        api.Invoke("r-1", "{}");
        await using var function = RunningFunction.Start(
            api, (_, _) => Task.FromException<string>(new FormatException(new string('x', 256 * 1024))));

        var error = await api.NextPostAsync();

        Assert.Equal("FormatException", error.Headers["Lambda-Runtime-Function-Error-Type"]);
        Assert.Equal("""{"errorMessage":"Exception exceeded maximum payload size of 256KB."}""", Compact(error.Json));
    }

    [Fact]
    public async Task Result_UnregisteredType_PostsSerializerError()
    {
        using var process = new LambdaProcess();
        await using var api = new ScriptedRuntimeApi();
        api.Invoke("r-1", "{}");
        await using var function = RunningFunction.Start(api, (_, _) => Task.FromResult(new Version(1, 2)));

        var error = await api.NextPostAsync();

        Assert.Equal("/2018-06-01/runtime/invocation/r-1/error", error.Path);
        Assert.Equal("JsonSerializerException", error.Headers["Lambda-Runtime-Function-Error-Type"]);
        Assert.Contains("No JsonTypeInfo registered", error.Json.GetProperty("errorMessage").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Payload_FiveMegabytes_PassesBothWays()
    {
        using var process = new LambdaProcess();
        await using var api = new ScriptedRuntimeApi();
        var payload = new string('x', 5 * 1024 * 1024);
        api.Invoke("r-1", payload);
        await using var function = RunningFunction.Start(api, (input, _) => ReadTextAsync(input));

        Assert.Equal($"\"{payload}\"", (await api.NextPostAsync()).Text);
    }

    [Fact]
    public async Task Payload_Utf8_PassesBothWays()
    {
        using var process = new LambdaProcess();
        await using var api = new ScriptedRuntimeApi();
        api.Invoke("r-1", "žluťoučký 日本 🚀");
        await using var function = RunningFunction.Start(api, (input, _) => ReadTextAsync(input));

        Assert.Equal("žluťoučký 日本 🚀", (await api.NextPostAsync()).Json.GetString());
    }

    private static async Task<string> ReadTextAsync(Stream input)
    {
        using var reader = new StreamReader(input, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    private static string Compact(JsonElement json) => JsonSerializer.Serialize(json);
}
