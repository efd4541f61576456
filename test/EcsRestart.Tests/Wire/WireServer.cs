using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace EcsRestart.Tests.Wire;

/// <summary>
/// A raw HTTP server in front of the simulator. Each request is read and, unless a fault says otherwise, served by the simulator; the
/// fault decides which bytes of the response reach the client.
/// </summary>
internal sealed class WireServer : IAsyncDisposable
{
    private static readonly string[] Forwarded = ["X-Amz-Target", "Authorization", "X-Amz-Security-Token", "X-Amz-Date"];

    private readonly TcpListener _listener = new(IPAddress.Loopback, port: 0);
    private readonly CancellationTokenSource _over = new();
    private readonly HttpClient _upstream;
    private readonly ConcurrentQueue<WireCall> _calls = [];
    private readonly ConcurrentDictionary<Task, bool> _connections = new();
    private readonly Task _accepting;
    private int _hanging;
    private long _lastEvent = Stopwatch.GetTimestamp();

    /// <param name="upstream">The simulator's address.</param>
    public WireServer(Uri upstream)
    {
        _upstream = new HttpClient { BaseAddress = upstream };
        _listener.Start();
        Address = new Uri($"http://{_listener.LocalEndpoint}/");
        _accepting = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>The requests that arrived, in order.</summary>
    public IReadOnlyList<WireCall> Calls => [.. _calls];

    /// <summary>
    /// True when a call is kept waiting and nothing has happened on the wire for a while, so that only a clock moves the client.
    /// </summary>
    public bool IsStuck => Quiet is { } quiet && Volatile.Read(ref _hanging) > 0 && Stopwatch.GetElapsedTime(Volatile.Read(ref _lastEvent)) > quiet;

    /// <summary>How long the wire has to be quiet for that; null: real time limits end every call.</summary>
    public TimeSpan? Quiet { get; init; }

    /// <summary>What happens to a call on the wire; by default, nothing.</summary>
    public Func<WireCall, WireFault?> FaultOf { get; set; } = _ => null;

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _accepting;
        await Task.WhenAll(_connections.Keys);
        _listener.Dispose();
        _upstream.Dispose();
        _over.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_over.Token);
                _connections[ServeAsync(client)] = true;
            }
        }
        catch (OperationCanceledException) when (_over.IsCancellationRequested)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var connection = new WireConnection(client, _over.Token);
        try
        {
            while (await connection.ReadAsync() is { } request)
            {
                var operation = OperationOf(request);
                var call = new WireCall(operation, request.Header("amz-sdk-invocation-id"), Calls.Count(earlier => earlier.Operation == operation) + 1, TokenOf(request));
                _calls.Enqueue(call);
                Note();
                var fault = FaultOf(call);
                var response = fault is { IsServed: false } ? NotServed(operation) : await ForwardAsync(request);
                if (fault is not null)
                {
                    await BreakAsync(fault, connection, response);
                    return;
                }

                await connection.SendAsync(response);
                Note();
            }
        }
        catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The client closed the connection, or the test is over.
        }
    }

    private void Note() => Volatile.Write(ref _lastEvent, Stopwatch.GetTimestamp());

    private async Task BreakAsync(WireFault fault, WireConnection connection, WireResponse response)
    {
        Interlocked.Increment(ref _hanging);
        try
        {
            await fault.RespondAsync(connection, response);
        }
        finally
        {
            Note();
            Interlocked.Decrement(ref _hanging);
        }
    }

    /// <summary>ECS, Parameter Store and DynamoDB name the operation in a header, STS in a form, EventBridge Scheduler by method and path.</summary>
    private static string OperationOf(WireRequest request)
    {
        if (request.Header("X-Amz-Target") is { Length: > 0 } target)
            return target.Split('.')[^1];

        if (request.Path.StartsWith("/schedules/", StringComparison.Ordinal))
            return request.Method == "POST" ? "CreateSchedule" : $"{request.Method} schedule";

        var form = Encoding.UTF8.GetString(request.Body);
        return form.Split('&').FirstOrDefault(field => field.StartsWith("Action=", StringComparison.Ordinal))?["Action=".Length..] ?? request.Path;
    }

    private static WireResponse NotServed(string operation) => operation == "AssumeRole" ? WireResponse.None with { ContentType = WireResponse.Xml } : WireResponse.None;

    private static string TokenOf(WireRequest request) => request.Body is [(byte)'{', ..] && JsonNode.Parse(request.Body) is JsonObject body
        ? (string?)body["clientToken"] ?? (string?)body["ClientToken"] ?? ""
        : "";

    private async Task<WireResponse> ForwardAsync(WireRequest request)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), request.Path) { Content = new ByteArrayContent(request.Body) };
        message.Content.Headers.TryAddWithoutValidation("Content-Type", request.Header("Content-Type"));
        foreach (var name in Forwarded)
        {
            if (request.Header(name) is { Length: > 0 } value)
                message.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _upstream.SendAsync(message, _over.Token);
        return new WireResponse(
            (int)response.StatusCode, response.Content.Headers.ContentType?.ToString() ?? "text/plain", await response.Content.ReadAsByteArrayAsync(_over.Token));
    }
}
