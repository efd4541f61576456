using System.Text;
using System.Text.Json;
using Amazon.Lambda.Core;
using EcsRestart.Ecs;
using EcsRestart.Lambda;
using EcsRestart.Report;
using EcsRestart.Tests.Support;
using EcsRestart.TestSupport;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace EcsRestart.Tests.Lambda;

public sealed class FunctionMetricsTests : IDisposable
{
    private const string OneService = """{"services":[{"cluster":"prod","service":"orders"}]}""";

    private readonly SteppedClock _clock = new();
    private readonly MemoryStream _output = new();

    private readonly FakeEcs _refusing = new()
    {
        OnRestart = (_, _) => Task.FromResult(FakeEcs.Fail(new EcsFailure.Refused(ResultCode.AccessDenied, "No."))),
    };

    private string Raising => $$"""
        {"scheduledTime":"{{TextFormat.Time(_clock.GetUtcNow())}}","raiseOnFailure":true,"services":[{"cluster":"prod","service":"orders"}]}
        """;

    public void Dispose() => _output.Dispose();

    [Fact]
    public async Task HandleAsync_OutputNotAvailable_ReturnsReport()
    {
        var report = await HandleAsync(OneService, () => throw new IOException("No standard output."));

        Assert.Equal(["Started"], report.Codes());
    }

    [Fact]
    public async Task HandleAsync_OutputClosed_ReturnsReport()
    {
        await _output.DisposeAsync();

        var report = await HandleAsync(OneService, () => _output);

        Assert.Equal(["Started"], report.Codes());
    }

    [Fact]
    public async Task HandleAsync_OutputNotAvailableAndFailure_ThrowsAsRequested() =>
        await Assert.ThrowsAsync<RestartFailedException>(() => HandleAsync(Raising, () => throw new IOException("No standard output."), _refusing));

    [Fact]
    public async Task HandleAsync_RaiseOnFailure_WritesMetricsBeforeThrowing()
    {
        await Assert.ThrowsAsync<RestartFailedException>(() => HandleAsync(Raising, () => _output, _refusing));

        Assert.Equal(1, Line().GetProperty("ServicesFailed").GetInt32());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task HandleAsync_NoFunctionName_OpensNoOutput(string? name)
    {
        var report = await HandleAsync(OneService, () => throw new InvalidOperationException("The output was opened."), functionName: name);

        Assert.Equal(["Started"], report.Codes());
    }

    [Fact]
    public async Task HandleAsync_RunInProgress_OpensNoOutput()
    {
        var restartsBefore = -1;
        var ecs = new FakeEcs();

        await HandleAsync(OneService, () =>
        {
            restartsBefore = ecs.Restarts.Count;
            return _output;
        }, ecs);

        Assert.Equal(1, restartsBefore);
    }

    [Fact]
    public async Task HandleAsync_Run_WritesTimeOfItsEnd()
    {
        _clock.AdvanceTo(_clock.GetUtcNow() + TimeSpan.FromMilliseconds(1_234));
        var ecs = new FakeEcs
        {
            OnRestart = (service, _) =>
            {
                _clock.AdvanceTo(_clock.GetUtcNow() + TimeSpan.FromMinutes(7));
                return Task.FromResult(FakeEcs.Accept(service));
            },
        };

        await HandleAsync(OneService, () => _output, ecs);

        Assert.Equal(_clock.GetUtcNow().ToUnixTimeMilliseconds(), Line().GetProperty("_aws").GetProperty("Timestamp").GetInt64());
        Assert.Equal(420, Line().GetProperty("RunDuration").GetDouble());
    }

    [Fact]
    public async Task HandleAsync_Run_WritesAllMetricsWithOneDimension()
    {
        await HandleAsync(OneService, () => _output);

        var directive = Assert.Single(Line().GetProperty("_aws").GetProperty("CloudWatchMetrics").EnumerateArray().ToArray());
        Assert.Equal("EcsRestart", directive.GetProperty("Namespace").GetString());
        Assert.Equal("""[["FunctionName"]]""", directive.GetProperty("Dimensions").GetRawText());
        var metrics = directive.GetProperty("Metrics").EnumerateArray().ToArray();
        Assert.Equal("""{"Name":"Runs","Unit":"Count"}""", metrics[0].GetRawText());
        Assert.Equal("""{"Name":"RunDuration","Unit":"Seconds"}""", metrics[^1].GetRawText());
        Assert.Equal(
            ["_aws", "FunctionName", .. metrics.Select(metric => metric.GetProperty("Name").GetString())],
            Line().EnumerateObject().Select(member => member.Name));
        Assert.Equal("nightly \"ü\"", Line().GetProperty("FunctionName").GetString());
    }

    private async Task<RestartReport> HandleAsync(
        string payload, Func<Stream> open, FakeEcs? ecs = null, string? functionName = "nightly \"ü\"")
    {
        var function = new Function(
            TestEcs.Of(ecs ?? new FakeEcs(), _clock),
            _ => { },
            () => throw new InvalidOperationException("No request refers to a list."),
            () => throw new InvalidOperationException("No service is deferred."),
            _clock,
            () => NullLogger.Instance,
            new MetricsOutput(open, _clock));
        var context = Mock.Of<ILambdaContext>(context =>
            context.AwsRequestId == "run-1" && context.FunctionName == functionName && context.RemainingTime == TimeSpan.FromMinutes(15));
        return (RestartReport)await function.HandleAsync(new MemoryStream(Encoding.UTF8.GetBytes(payload)), context);
    }

    /// <summary>Returns the output, which must be a single line with one JSON object.</summary>
    private JsonElement Line()
    {
        var text = Encoding.UTF8.GetString(_output.ToArray());
        Assert.Equal(text.Length - 1, text.IndexOf('\n', StringComparison.Ordinal));
        return JsonDocument.Parse(text).RootElement;
    }
}
