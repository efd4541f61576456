using System.Globalization;
using Amazon.Lambda.Core;

namespace AwsPackages.Tests.Lambda;

[Collection(LambdaProcessGroup.Name)]
public sealed class InvocationContextTests
{
    [Fact]
    public async Task Context_Invocation_ReadsHeadersAndEnvironment()
    {
        using var process = new LambdaProcess(
            ("AWS_LAMBDA_FUNCTION_NAME", "restart"),
            ("AWS_LAMBDA_FUNCTION_VERSION", "7"),
            ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512"),
            ("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/restart"),
            ("AWS_LAMBDA_LOG_STREAM_NAME", "stream-1"));

        var context = await ContextAsync(
            ("lambda-runtime-invoked-function-arn", "arn:aws:lambda:eu-central-1:123456789012:function:restart"),
            ("Lambda-Runtime-Trace-Id", "Root=1-2;Parent=3;Sampled=1"),
            ("Lambda-Runtime-Aws-Tenant-Id", "blue"),
            ("Lambda-Runtime-Cognito-Identity", """{"cognitoIdentityId":"me","cognitoIdentityPoolId":"pool"}"""),
            ("Lambda-Runtime-Client-Context", """{"client":{"app_title":"App"},"custom":{"a":"b"},"env":{"c":"d"}}"""));

        Assert.Equal("r-1", context.AwsRequestId);
        Assert.Equal("restart", context.FunctionName);
        Assert.Equal("7", context.FunctionVersion);
        Assert.Equal(512, context.MemoryLimitInMB);
        Assert.Equal("/aws/lambda/restart", context.LogGroupName);
        Assert.Equal("stream-1", context.LogStreamName);
        Assert.Equal("arn:aws:lambda:eu-central-1:123456789012:function:restart", context.InvokedFunctionArn);
        Assert.Equal("Root=1-2;Parent=3;Sampled=1", context.TraceId);
        Assert.Equal("blue", context.TenantId);
        Assert.Equal(("me", "pool"), (context.Identity.IdentityId, context.Identity.IdentityPoolId));
        Assert.Equal("App", context.ClientContext.Client.AppTitle);
        Assert.Equal("b", context.ClientContext.Custom["a"]);
        Assert.Equal("d", context.ClientContext.Environment["c"]);
        Assert.Same(RunningFunction.Serializer, context.Serializer);
    }

    [Fact]
    public async Task Context_MinimalHeaders_HasNoCallerAndNoRemainingTime()
    {
        using var process = new LambdaProcess();

        var context = await ContextAsync();

        Assert.Null(context.InvokedFunctionArn);
        Assert.Null(context.TraceId);
        Assert.Null(context.Identity.IdentityId);
        Assert.Null(context.ClientContext.Client);
        Assert.Equal(0, context.MemoryLimitInMB);
        Assert.True(context.RemainingTime < TimeSpan.Zero);
    }

    [Fact]
    public async Task RemainingTime_EachRead_CountsDownToDeadline()
    {
        using var process = new LambdaProcess();
        var deadline = TimeProvider.System.GetUtcNow().AddMinutes(15).ToUnixTimeMilliseconds();

        var context = await ContextAsync(("Lambda-Runtime-Deadline-Ms", deadline.ToString(CultureInfo.InvariantCulture)));

        var first = context.RemainingTime;
        Assert.InRange(first, TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(15));
        Assert.True(SpinWait.SpinUntil(() => context.RemainingTime < first, TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task TraceId_EachInvocation_SetsEnvironmentVariable()
    {
        using var process = new LambdaProcess();
        await using var api = new ScriptedRuntimeApi();
        api.Invoke("r-1", "{}", ("Lambda-Runtime-Trace-Id", "Root=1-2"));
        api.Invoke("r-2", "{}");
        await using var function = RunningFunction.Start(
            api, (_, _) => Task.FromResult(Environment.GetEnvironmentVariable("_X_AMZN_TRACE_ID") ?? "none"));

        Assert.Equal("\"Root=1-2\"", (await api.NextPostAsync()).Text);
        Assert.Equal("\"none\"", (await api.NextPostAsync()).Text);
    }

    private static async Task<ILambdaContext> ContextAsync(params (string Name, string Value)[] headers)
    {
        await using var api = new ScriptedRuntimeApi();
        api.Invoke("r-1", "{}", headers);
        var seen = new TaskCompletionSource<ILambdaContext>();
        await using var function = RunningFunction.Start(api, (_, context) =>
        {
            seen.SetResult(context);
            return Task.FromResult("ok");
        });
        return await seen.Task.WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System);
    }
}
