using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AwsPackages.Tests.Support;

/// <summary>An HTTP server on a free loopback port that records requests and returns scripted responses.</summary>
public sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, port: 0);
    private readonly ConcurrentQueue<(int Status, string Body, string Headers)> _script = new();
    private readonly ConcurrentQueue<RecordedRequest> _requests = new();
    private readonly CancellationTokenSource _over = new();
    private readonly Task _serving;

    public LoopbackServer()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Address => $"http://{_listener.LocalEndpoint}/";

    public IReadOnlyList<RecordedRequest> Requests => [.. _requests];

    public RecordedRequest Request => Assert.Single(_requests);

    /// <summary>Queues the response for one request. A request without a queued response gets status 400 and code Unscripted.</summary>
    public void Answer(int status, string body, params (string Name, string Value)[] headers) =>
        _script.Enqueue((status, body, string.Concat(headers.Select(header => $"{header.Name}: {header.Value}\r\n"))));

    public void Dispose()
    {
        if (_over.IsCancellationRequested) return;
        _over.Cancel();
        _serving.GetAwaiter().GetResult();
        _listener.Dispose();
        _over.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var connection = await _listener.AcceptTcpClientAsync(_over.Token);
                await AnswerAsync(connection.GetStream());
            }
        }
        catch (OperationCanceledException) when (_over.IsCancellationRequested)
        {
            // The test has finished.
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        _requests.Enqueue(await ReadAsync(stream));
        if (!_script.TryDequeue(out var answer)) answer = (400, """{"__type":"Unscripted"}""", "");

        var body = Encoding.UTF8.GetBytes(answer.Body);
        var head = $"HTTP/1.1 {answer.Status} -\r\nContent-Length: {body.Length}\r\nConnection: close\r\n"
            + $"x-amzn-RequestId: loopback-{_requests.Count}\r\n{answer.Headers}\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
        await stream.WriteAsync(body);
    }

    private static async Task<RecordedRequest> ReadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var next = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await stream.ReadExactlyAsync(next);
            head.Append((char)next[0]);
        }

        var lines = head.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).Select(line => line.Split(':', 2))
            .ToDictionary(pair => pair[0].ToLowerInvariant(), pair => pair[1].Trim(), StringComparer.Ordinal);
        var body = new byte[int.Parse(headers.GetValueOrDefault("content-length", "0"), CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body);

        var start = lines[0].Split(' ');
        var target = start[1].Split('?', 2);
        return new RecordedRequest(start[0], target[0], target.ElementAtOrDefault(1) ?? "", headers, body);
    }
}
