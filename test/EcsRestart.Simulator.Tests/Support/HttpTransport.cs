using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace EcsRestart.Simulator.Tests.Support;

public sealed class HttpTransport : IEcsTransport
{
    private readonly HttpClient _client = new();
    private readonly Lazy<Task<EcsHttpApi>> _api;

    public HttpTransport(SimulatedEcs ecs)
        : this(new SimulatedAws(ecs))
    {
    }

    public HttpTransport(SimulatedAws estate) =>
        _api = new(() => EcsHttpApi.StartAsync(estate, scheduler: null, port: 0, CancellationToken.None));

    public async Task<EcsReply> CallAsync(string action, string body)
    {
        using var response = await SendAsync(action, body);
        Assert.Equal("application/x-amz-json-1.1", response.Content.Headers.ContentType?.MediaType);
        var json = JsonElement.Parse(await response.Content.ReadAsByteArrayAsync());
        return new EcsReply((int)response.StatusCode, json, response.Headers.GetValues("x-amzn-RequestId").Single());
    }

    public async Task<HttpResponseMessage> SendAsync(string action, string body)
    {
        var api = await _api.Value;
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
        using var request = new HttpRequestMessage(HttpMethod.Post, api.Endpoint) { Content = content };
        request.Headers.Add("X-Amz-Target", $"AmazonEC2ContainerServiceV20141113.{action}");
        return await _client.SendAsync(request);
    }

    public async Task<int> RequestsInFlightAsync() => (await _api.Value).RequestsInFlight;

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        if (_api.IsValueCreated)
            await (await _api.Value).DisposeAsync();
    }
}
