using System.Globalization;
using System.Net;
using System.Text;
using EcsRestart.TestSupport;

namespace EcsRestart.Simulator.Tests;

public sealed class RuntimeApiTests : IAsyncLifetime
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    private readonly SteppedClock _clock = new();
    private readonly HttpClient _function = new();
    private RuntimeApi? _api;

    private RuntimeApi Api => _api ?? throw new InvalidOperationException("The server has not started.");

    public async Task InitializeAsync()
    {
        _api = await RuntimeApi.StartAsync(_clock, port: 0, CancellationToken.None);
        _function.BaseAddress = new Uri($"http://{_api.Address}/2018-06-01/runtime/");
    }

    public async Task DisposeAsync()
    {
        _function.Dispose();
        await Api.DisposeAsync();
    }

    [Fact]
    public async Task Next_Event_HasLambdaHeaders()
    {
        var outcome = InvokeAsync("""{"services":[]}""");

        using var next = await NextAsync();

        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
        Assert.Equal("""{"services":[]}""", await next.Content.ReadAsStringAsync());
        var deadline = long.Parse(Header(next, "Deadline-Ms"), CultureInfo.InvariantCulture);
        Assert.Equal((_clock.GetUtcNow() + Timeout).ToUnixTimeMilliseconds(), deadline);
        Assert.True(Guid.TryParse(Header(next, "Aws-Request-Id"), out _));
        Assert.NotEqual(Header(next, "Aws-Request-Id"), Header(next, "Invocation-Id"));
        Assert.StartsWith("arn:aws:lambda:", Header(next, "Invoked-Function-Arn"), StringComparison.Ordinal);
        Assert.Matches("^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0$", Header(next, "Trace-Id"));
        Assert.False(outcome.IsCompleted);
        await AnswerAsync(next, "response", "1");
        await outcome;
    }

    [Fact]
    public async Task Response_Accepted_CompletesInvocation()
    {
        var outcome = InvokeAsync("{}");
        using var next = await NextAsync();

        var status = await AnswerAsync(next, "response", """{"statusCode":200}""");

        Assert.Equal(HttpStatusCode.Accepted, status);
        var succeeded = Assert.IsType<InvocationOutcome.Succeeded>(await outcome);
        Assert.Equal("""{"statusCode":200}""", Encoding.UTF8.GetString(succeeded.Payload.Span));
    }

    [Fact]
    public async Task Error_Accepted_FailsInvocation()
    {
        var outcome = InvokeAsync("{}");
        using var next = await NextAsync();

        var status = await AnswerAsync(next, "error", """{"errorType":"Oops","errorMessage":"no luck","stackTrace":[]}""");

        Assert.Equal(HttpStatusCode.Accepted, status);
        var failed = Assert.IsType<InvocationOutcome.Failed>(await outcome);
        Assert.Equal(("Oops", "no luck"), (failed.ErrorType, failed.ErrorMessage));
        Assert.Contains("stackTrace", Encoding.UTF8.GetString(failed.Raw.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Error_BodyNotJson_UsesHeader()
    {
        var outcome = InvokeAsync("{}");
        using var next = await NextAsync();

        using var response = await PostAsync(
            $"invocation/{Header(next, "Aws-Request-Id")}/error", "boom", ("Lambda-Runtime-Function-Error-Type", "Runtime.Boom"));

        Assert.Equal("Runtime.Boom", Assert.IsType<InvocationOutcome.Failed>(await outcome).ErrorType);
    }

    [Fact]
    public async Task Next_QueuedEvents_AreReturnedInOrder()
    {
        var outcomes = new[] { InvokeAsync("1"), InvokeAsync("2") };

        foreach (var expected in new[] { "1", "2" })
        {
            using var next = await NextAsync();
            Assert.Equal(expected, await next.Content.ReadAsStringAsync());
            await AnswerAsync(next, "response", expected);
        }

        Assert.All(await Task.WhenAll(outcomes), outcome => Assert.IsType<InvocationOutcome.Succeeded>(outcome));
    }

    [Fact]
    public async Task Next_NoEvent_Waits()
    {
        var next = NextAsync();

        var outcome = InvokeAsync("7");
        using var handed = await next;
        await AnswerAsync(handed, "response", "7");

        Assert.IsType<InvocationOutcome.Succeeded>(await outcome);
    }

    [Theory]
    [InlineData("invocation/unknown/response", HttpStatusCode.BadRequest, "InvalidRequestID")]
    [InlineData("invocation/unknown/error", HttpStatusCode.BadRequest, "InvalidRequestID")]
    [InlineData("restore/error", HttpStatusCode.NotFound, "InvalidRequest")]
    public async Task Post_UnknownInvocation_IsRejected(string path, HttpStatusCode status, string errorType)
    {
        using var response = await PostAsync(path, "{}");

        Assert.Equal(status, response.StatusCode);
        Assert.Contains(errorType, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Response_OtherAttempt_IsRejected()
    {
        var outcome = InvokeAsync("{}");
        using var next = await NextAsync();

        var wrong = await AnswerAsync(next, "response", "1", invocationId: "other");
        var right = await AnswerAsync(next, "response", "2", Header(next, "Invocation-Id"));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.Accepted), (wrong, right));
        Assert.Equal("2", Encoding.UTF8.GetString(Assert.IsType<InvocationOutcome.Succeeded>(await outcome).Payload.Span));
    }

    [Fact]
    public async Task Response_MoreThan6Megabytes_IsTooLarge()
    {
        var outcome = InvokeAsync("{}");
        using var next = await NextAsync();

        var status = await AnswerAsync(next, "response", new string('1', 6_291_557));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Assert.Equal("Function.ResponseSizeTooLarge", Assert.IsType<InvocationOutcome.Failed>(await outcome).ErrorType);
    }

    [Fact]
    public async Task InitError_Reported_FailsEventsUntilNextCall()
    {
        var waiting = InvokeAsync("1");

        using var reported = await PostAsync("init/error", """{"errorType":"Init","errorMessage":"no region"}""");
        var later = await InvokeAsync("2");
        var restarted = AnswerNextAsync("3");
        var afterwards = later;
        while (afterwards is InvocationOutcome.InitFailed)
            afterwards = await InvokeAsync("3");
        await restarted;

        Assert.Equal(HttpStatusCode.Accepted, reported.StatusCode);
        var failed = Assert.IsType<InvocationOutcome.InitFailed>(await waiting);
        Assert.Equal(("Init", "no region"), (failed.ErrorType, failed.ErrorMessage));
        Assert.IsType<InvocationOutcome.InitFailed>(later);
        Assert.IsType<InvocationOutcome.Succeeded>(afterwards);
    }

    [Fact]
    public async Task Invoke_NoResponse_TimesOutAndForgetsInvocation()
    {
        var outcome = InvokeAsync("{}");
        using var next = await NextAsync();

        _clock.Advance(Timeout);
        var ended = await outcome;
        var late = await AnswerAsync(next, "response", "{}");

        Assert.IsType<InvocationOutcome.TimedOut>(ended);
        Assert.Equal(HttpStatusCode.BadRequest, late);
    }

    [Fact]
    public async Task Invoke_Canceled_Throws()
    {
        using var giveUp = new CancellationTokenSource();
        var outcome = Api.InvokeAsync("{}"u8.ToArray(), Timeout, giveUp.Token);

        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => outcome);
    }

    private static string Header(HttpResponseMessage response, string name) =>
        response.Headers.GetValues($"Lambda-Runtime-{name}").Single();

    /// <summary>Fails after a real-time limit, because the simulated clock does not advance.</summary>
    private async Task<InvocationOutcome> InvokeAsync(string payload)
    {
        using var giveUp = new CancellationTokenSource(TimeSpan.FromSeconds(10), TimeProvider.System);
        return await Api.InvokeAsync(Encoding.UTF8.GetBytes(payload), Timeout, giveUp.Token);
    }

    private Task<HttpResponseMessage> NextAsync() => _function.GetAsync(new Uri("invocation/next", UriKind.Relative));

    private async Task AnswerNextAsync(string body)
    {
        using var next = await NextAsync();
        await AnswerAsync(next, "response", body);
    }

    private async Task<HttpStatusCode> AnswerAsync(HttpResponseMessage next, string how, string body, string? invocationId = null)
    {
        using var response = await PostAsync(
            $"invocation/{Header(next, "Aws-Request-Id")}/{how}", body, ("Lambda-Runtime-Invocation-Id", invocationId));
        return response.StatusCode;
    }

    private async Task<HttpResponseMessage> PostAsync(string path, string body, params (string Name, string? Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative));
        request.Content = new StringContent(body);
        foreach (var (name, value) in headers.Where(header => header.Value is not null))
            request.Headers.Add(name, value);
        return await _function.SendAsync(request);
    }
}
