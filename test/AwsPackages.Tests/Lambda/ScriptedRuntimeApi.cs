using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;

namespace AwsPackages.Tests.Lambda;

/// <summary>
/// The Lambda Runtime API on a free loopback port, without using the HTTP stack of the client. Returns the queued events in order, and
/// records posted results.
/// </summary>
internal sealed class ScriptedRuntimeApi : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<byte[]> _events = Channel.CreateUnbounded<byte[]>();
    private readonly Channel<RuntimeCall> _posts = Channel.CreateUnbounded<RuntimeCall>();
    private readonly Channel<RuntimeCall> _polls = Channel.CreateUnbounded<RuntimeCall>();
    private readonly Task _serving;

    public ScriptedRuntimeApi()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Endpoint => _listener.LocalEndpoint.ToString()!;

    /// <summary>The response to a POST.</summary>
    public byte[] PostAnswer { get; set; } = Answer(202, """{"status":"OK"}""");

    public static byte[] Answer(int status, string body, params (string Name, string Value)[] headers)
    {
        var payload = Encoding.UTF8.GetBytes(body);
        var head = new StringBuilder($"HTTP/1.1 {status} Scripted\r\nContent-Length: {payload.Length}\r\n");
        foreach (var (name, value) in headers)
            head.Append($"{name}: {value}\r\n");

        return [.. Encoding.UTF8.GetBytes($"{head}\r\n"), .. payload];
    }

    public void Invoke(string requestId, string payload, params (string Name, string Value)[] headers) =>
        AnswerPollWith(Answer(200, payload, [("Lambda-Runtime-Aws-Request-Id", requestId), .. headers]));

    public void AnswerPollWith(byte[] answer) => Assert.True(_events.Writer.TryWrite(answer));

    public Task<RuntimeCall> NextPostAsync() => NextAsync(_posts);

    public Task<RuntimeCall> NextPollAsync() => NextAsync(_polls);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _serving;
        _stop.Dispose();
    }

    private static Task<RuntimeCall> NextAsync(Channel<RuntimeCall> calls) =>
        calls.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System);

    private async Task ServeAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
                connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            await using var connection = new BufferedStream(client.GetStream());
            var reader = new HttpRequestReader(connection);
            try
            {
                while (await reader.ReadAsync(_stop.Token) is { } call)
                    await client.GetStream().WriteAsync(await AnswerAsync(call), _stop.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or IOException)
            {
                // The function disconnected while it waited for an event, or the test has finished.
            }
        }
    }

    private async Task<byte[]> AnswerAsync(RuntimeCall call)
    {
        if (call.Method == "POST")
        {
            await _posts.Writer.WriteAsync(call);
            return PostAnswer;
        }

        await _polls.Writer.WriteAsync(call);
        return await _events.Reader.ReadAsync(_stop.Token);
    }
}
