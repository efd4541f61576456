using System.Text;
using System.Text.Json;
using EcsRestart.TestSupport;

namespace EcsRestart.Simulator.Tests.Scheduler;

public sealed class HttpSchedulerTransport : ISchedulerTransport
{
    private readonly HttpClient _client = new();
    private readonly Lazy<Task<EcsHttpApi>> _api;

    public HttpSchedulerTransport(SimulatedScheduler scheduler) =>
        _api = new(() => EcsHttpApi.StartAsync(new SimulatedEcs(new SteppedClock()), scheduler, port: 0, CancellationToken.None));

    public async Task<SchedulerReply> CallAsync(string method, string pathAndQuery, string body = "")
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri((await _api.Value).Endpoint, pathAndQuery));
        if (body.Length > 0)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _client.SendAsync(request);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.NotEmpty(response.Headers.GetValues("x-amzn-RequestId").Single());
        var code = response.Headers.TryGetValues("x-amzn-ErrorType", out var codes) ? codes.Single() : "";
        return new SchedulerReply((int)response.StatusCode, code, JsonElement.Parse(await response.Content.ReadAsByteArrayAsync()));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        if (_api.IsValueCreated)
            await (await _api.Value).DisposeAsync();
    }
}
