using EcsRestart.Aws;

namespace EcsRestart.Tests.Aws;

public sealed class SendOnceHandlerTests : IDisposable
{
    private readonly CountingHandler _network = new();
    private readonly HttpMessageInvoker _client;

    public SendOnceHandlerTests() => _client = new HttpMessageInvoker(new SendOnceHandler(_network));

    public void Dispose()
    {
        _client.Dispose();
        _network.Dispose();
    }

    [Fact]
    public async Task SendAsync_SameInvocationAfterResponse_Throws()
    {
        await SendAsync("1");

        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync("1"));
        Assert.Equal(1, _network.Requests);
    }

    [Fact]
    public async Task SendAsync_SameInvocationInProgress_ThrowsAfterManyOtherCalls()
    {
        var response = new TaskCompletionSource();
        _network.Response = response.Task;
        var first = SendAsync("first");
        _network.Response = Task.CompletedTask;
        for (var number = 0; number < 3_000; number++)
            await SendAsync($"{number}");

        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync("first"));
        response.SetResult();
        await first;
        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync("first"));
    }

    /// <summary>The process serves many invocations, so finished calls must be forgotten.</summary>
    [Fact]
    public async Task SendAsync_ThousandsOfCallsLater_ForgetsTheFirst()
    {
        for (var number = 0; number < 3_000; number++)
            await SendAsync($"{number}");

        await SendAsync("0");
        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync("2999"));
    }

    [Fact]
    public async Task SendAsync_Canceled_SendsNothing()
    {
        await Assert.ThrowsAsync<OperationCanceledException>(() => SendAsync("1", new CancellationToken(canceled: true)));
        Assert.Equal(0, _network.Requests);
    }

    private async Task SendAsync(string id, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://ecs.invalid/");
        request.Headers.Add("amz-sdk-invocation-id", id);
        using var response = await _client.SendAsync(request, cancellationToken);
    }

    private sealed class CountingHandler : HttpMessageHandler
    {
        public int Requests { get; private set; }

        public Task Response { get; set; } = Task.CompletedTask;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests++;
            await Response;
            return new HttpResponseMessage();
        }
    }
}
