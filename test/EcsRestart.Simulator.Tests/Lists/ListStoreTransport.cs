using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace EcsRestart.Simulator.Tests.Lists;

/// <summary>Calls Parameter Store and DynamoDB over HTTP, as any client does.</summary>
internal sealed class ListStoreTransport(SimulatedEcs ecs) : IAsyncDisposable
{
    private readonly HttpClient _client = new();
    private readonly Lazy<Task<EcsHttpApi>> _api = new(() => EcsHttpApi.StartAsync(ecs, port: 0, CancellationToken.None));

    /// <returns>The status, the error code (empty for none) and the body.</returns>
    public async Task<(int Status, string Error, JsonElement Body)> CallAsync(string target, string body)
    {
        var version = target.StartsWith("AmazonSSM", StringComparison.Ordinal) ? "1.1" : "1.0";
        var api = await _api.Value;
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue($"application/x-amz-json-{version}");
        using var request = new HttpRequestMessage(HttpMethod.Post, api.Endpoint) { Content = content };
        request.Headers.Add("X-Amz-Target", target);
        using var response = await _client.SendAsync(request);
        Assert.Equal($"application/x-amz-json-{version}", response.Content.Headers.ContentType?.MediaType);
        var json = JsonElement.Parse(await response.Content.ReadAsByteArrayAsync());
        var error = json.TryGetProperty("__type", out var type) ? type.GetString() ?? "" : "";
        return ((int)response.StatusCode, error, json);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        if (_api.IsValueCreated)
            await (await _api.Value).DisposeAsync();
    }
}
