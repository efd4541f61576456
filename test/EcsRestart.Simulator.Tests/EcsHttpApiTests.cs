using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using EcsRestart.Simulator.Tests.Support;
using EcsRestart.TestSupport;

namespace EcsRestart.Simulator.Tests;

public sealed class EcsHttpApiTests : IAsyncLifetime
{
    private const string Force = """{"cluster":"prod","service":"orders","forceNewDeployment":true}""";

    private readonly SteppedClock _clock = new();
    private readonly SimulatedEcs _ecs;
    private readonly HttpTransport _transport;

    public EcsHttpApiTests()
    {
        _ecs = new SimulatedEcs(_clock);
        _ecs.AddService("prod", "orders", new ServiceBehavior());
        _transport = new HttpTransport(_ecs);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _transport.DisposeAsync().AsTask();

    [Fact]
    public async Task Endpoint_Started_IsLoopback()
    {
        await using var api = await EcsHttpApi.StartAsync(_ecs, port: 0, CancellationToken.None);

        Assert.Equal("127.0.0.1", api.Endpoint.Host);
        Assert.NotEqual(0, api.Endpoint.Port);
        Assert.Equal(0, api.RequestsInFlight);
    }

    [Fact]
    public async Task StartAsync_PortInUse_ThrowsWithPort()
    {
        await using var api = await EcsHttpApi.StartAsync(_ecs, port: 0, CancellationToken.None);

        var error = await Assert.ThrowsAsync<IOException>(() => EcsHttpApi.StartAsync(_ecs, api.Endpoint.Port, CancellationToken.None));

        Assert.Contains($":{api.Endpoint.Port}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_NoTarget_ReturnsUnknownOperation()
    {
        await using var api = await EcsHttpApi.StartAsync(_ecs, port: 0, CancellationToken.None);
        using var client = new HttpClient();

        using var response = await client.PostAsync(api.Endpoint, new StringContent("{}"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var body = JsonElement.Parse(await response.Content.ReadAsByteArrayAsync());
        Assert.Equal("UnknownOperationException", body.Text("__type"));
    }

    [Theory]
    [InlineData(FaultKind.ConnectionReset, 0)]
    [InlineData(FaultKind.ConnectionResetAfterAcceptance, 1)]
    public async Task ConnectionReset_EachKind_CutsConnection(FaultKind kind, int forced)
    {
        _ecs.Faults.Add(new Fault { Kind = kind, Action = "UpdateService", Count = 1 });

        await Assert.ThrowsAsync<HttpRequestException>(() => _transport.SendAsync("UpdateService", Force));
        var before = _ecs.Observe("prod", "orders").ForcedDeployments;
        var again = await _transport.CallAsync("UpdateService", Force);

        Assert.Equal(forced, before);
        Assert.Equal(200, again.Status);
        Assert.Null(_ecs.Log.Of("UpdateService")[0].ErrorCode);
    }

    [Fact]
    public async Task SlowFault_ClockStill_DelaysResponse()
    {
        _ecs.Faults.Add(new Fault { Kind = FaultKind.Slow, Delay = TimeSpan.FromSeconds(30) });

        var answer = _transport.CallAsync("UpdateService", Force);
        while (_clock.NextTimer is null || await _transport.RequestsInFlightAsync() > 0)
            await Task.Yield();
        var answeredBefore = answer.IsCompleted;
        var forcedBefore = _ecs.Observe("prod", "orders").ForcedDeployments;
        _clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(200, (await answer).Status);
        Assert.False(answeredBefore);
        Assert.Equal(1, forcedBefore);
    }

    [Fact]
    public async Task Requests_Concurrent_AreServedSequentially()
    {
        var replies = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ =>
            _transport.CallAsync("DescribeServices", """{"cluster":"prod","services":["orders"]}""")));

        Assert.All(replies, reply => Assert.Equal(200, reply.Status));
        Assert.Equal(40, replies.Select(reply => reply.RequestId).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(40, _ecs.Log.Of("DescribeServices", "orders").Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Request_100Megabytes_IsRejectedUnread(bool announcesLength)
    {
        await using var api = await EcsHttpApi.StartAsync(_ecs, port: 0, CancellationToken.None);
        using var connection = new TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, api.Endpoint.Port);
        var stream = connection.GetStream();
        var length = announcesLength ? "Content-Length: 104857600" : "Transfer-Encoding: chunked";
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST / HTTP/1.1\r\nHost: {api.Endpoint.Authority}\r\n{length}\r\n\r\n"));
        if (!announcesLength)
            await WriteChunksAsync(stream, megabytes: 100);

        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync();

        Assert.StartsWith("HTTP/1.1 413", answer, StringComparison.Ordinal);
        Assert.Contains("\"__type\":\"RequestEntityTooLargeException\"", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("attacker.example")]
    [InlineData("127.0.0.1.attacker.example:4599")]
    [InlineData("10.0.0.1")]
    public async Task Request_ForeignHost_IsRejectedAndChangesNothing(string host)
    {
        using var response = await SendAsync(host);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("InvalidSignatureException", JsonElement.Parse(await response.Content.ReadAsByteArrayAsync()).Text("__type"));
        Assert.Equal(0, _ecs.Observe("prod", "orders").ForcedDeployments);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("LOCALHOST:1")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]:9")]
    public async Task Request_OwnHost_IsServed(string host)
    {
        using var response = await SendAsync(host);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task DisposeAsync_ClientSendsNoBody_StopsWithinOneSecond()
    {
        var api = await EcsHttpApi.StartAsync(_ecs, port: 0, CancellationToken.None);
        using var connection = new TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, api.Endpoint.Port);
        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"POST / HTTP/1.1\r\nHost: {api.Endpoint.Authority}\r\nContent-Length: 10\r\n\r\n"));
        while (api.RequestsInFlight == 0)
            await Task.Yield();

        var started = TimeProvider.System.GetTimestamp();
        await api.DisposeAsync();

        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    private async Task<HttpResponseMessage> SendAsync(string host)
    {
        await using var api = await EcsHttpApi.StartAsync(_ecs, port: 0, CancellationToken.None);
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, api.Endpoint) { Content = new StringContent(Force) };
        request.Headers.Host = host;
        request.Headers.Add("X-Amz-Target", "AmazonEC2ContainerServiceV20141113.UpdateService");
        return await client.SendAsync(request);
    }

    /// <summary>Returns when the server closes the connection.</summary>
    private static async Task WriteChunksAsync(NetworkStream stream, int megabytes)
    {
        var chunk = Encoding.ASCII.GetBytes($"100000\r\n{new string(' ', 0x100000)}\r\n");
        try
        {
            for (var sent = 0; sent < megabytes && !stream.DataAvailable; sent++)
                await stream.WriteAsync(chunk);
        }
        catch (IOException)
        {
        }
    }
}
