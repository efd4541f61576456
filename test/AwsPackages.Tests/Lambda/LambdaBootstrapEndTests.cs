using Amazon.Lambda.RuntimeSupport;

namespace AwsPackages.Tests.Lambda;

/// <summary>The conditions that end the loop of the bootstrap.</summary>
[Collection(LambdaProcessGroup.Name)]
public sealed class LambdaBootstrapEndTests
{
    [Theory]
    [InlineData(413, """{"errorMessage":"too large","errorType":"RequestEntityTooLarge"}""")]
    [InlineData(403, """{"errorMessage":"no","errorType":"Forbidden"}""")]
    [InlineData(500, "broken")]
    [InlineData(418, "teapot")]
    public async Task Response_Rejected_EndsBootstrap(int status, string body)
    {
        using var process = new LambdaProcess();
        await using var api = new ScriptedRuntimeApi { PostAnswer = ScriptedRuntimeApi.Answer(status, body) };
        api.Invoke("r-1", "{}");
        await using var function = RunningFunction.Start(api, (_, _) => Task.FromResult("ok"));

        var refusal = await Assert.ThrowsAnyAsync<RuntimeApiClientException>(() => function.Run);

        Assert.Equal(status, refusal.StatusCode);
        Assert.Equal(body, refusal.Response);
    }

    [Theory]
    [InlineData(403, """{"errorMessage":"no","errorType":"Forbidden"}""")]
    [InlineData(500, "broken")]
    public async Task Poll_Rejected_EndsBootstrap(int status, string body)
    {
        using var process = new LambdaProcess();
        await using var api = new ScriptedRuntimeApi();
        api.AnswerPollWith(ScriptedRuntimeApi.Answer(status, body));
        await using var function = RunningFunction.Start(api, (_, _) => Task.FromResult("ok"));

        var refusal = await Assert.ThrowsAnyAsync<RuntimeApiClientException>(() => function.Run);

        Assert.Equal(status, refusal.StatusCode);
    }

    [Fact]
    public async Task Error_ResponseWithoutJson_EndsBootstrap()
    {
        using var process = new LambdaProcess();
        await using var api = new ScriptedRuntimeApi { PostAnswer = ScriptedRuntimeApi.Answer(202, "") };
        api.Invoke("r-1", "{}");
        await using var function = RunningFunction.Start(api, (_, _) => Task.FromException<string>(new FormatException("x")));

        await Assert.ThrowsAnyAsync<RuntimeApiClientException>(() => function.Run);
    }

    [Fact]
    public async Task Cancellation_WaitingForEvent_EndsWithoutError()
    {
        using var process = new LambdaProcess();
        await using var api = new ScriptedRuntimeApi();
        await using var function = RunningFunction.Start(api, (_, _) => Task.FromResult("ok"));
        await api.NextPollAsync();

        await function.StopAsync();
        await function.Run.WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System);

        Assert.True(function.Run.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task RunOnce_OneInvocation_EndsBootstrap()
    {
        using var process = new LambdaProcess(("AWS_LAMBDA_DOTNET_DEBUG_RUN_ONCE", "true"));
        await using var api = new ScriptedRuntimeApi();
        api.Invoke("r-1", "{}");
        await using var function = RunningFunction.Start(api, (_, _) => Task.FromResult("ok"));

        await function.Run.WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System);

        Assert.Equal("\"ok\"", (await api.NextPostAsync()).Text);
    }

    [Fact]
    public async Task Initializer_Throws_PostsErrorAndEndsBootstrap()
    {
        using var process = new LambdaProcess();
        await using var api = new ScriptedRuntimeApi();
        var builder = LambdaBootstrapBuilder.Create((_, _) => Task.FromResult("ok"), RunningFunction.Serializer)
            .UseBootstrapHandler(() => throw new FormatException("bad settings"));
        await using var function = RunningFunction.Start(api, builder);

        await Assert.ThrowsAsync<FormatException>(() => function.Run);
        var post = await api.NextPostAsync();

        Assert.Equal("/2018-06-01/runtime/init/error", post.Path);
        Assert.Equal("application/vnd.aws.lambda.error+json", post.Headers["Content-Type"]);
        Assert.Equal("bad settings", post.Json.GetProperty("errorMessage").GetString());
    }

    [Fact]
    public async Task Initializer_ReturnsFalse_HandlesNoEvent()
    {
        using var process = new LambdaProcess();
        await using var api = new ScriptedRuntimeApi();
        var builder = LambdaBootstrapBuilder.Create((_, _) => Task.FromResult("ok"), RunningFunction.Serializer)
            .UseBootstrapHandler(() => Task.FromResult(false));
        await using var function = RunningFunction.Start(api, builder);

        await function.Run.WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System);

        Assert.True(function.Run.IsCompletedSuccessfully);
    }
}
