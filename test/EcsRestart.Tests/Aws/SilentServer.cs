using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EcsRestart.Tests.Aws;

/// <summary>Reads requests on a free loopback port and closes the connection without a response, so the outcome of a call is unknown.</summary>
internal sealed class SilentServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, port: 0);
    private readonly CancellationTokenSource _over = new();
    private readonly Task _serving;
    private int _requests;

    public SilentServer()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address => new($"http://{_listener.LocalEndpoint}/");

    public int Requests => Volatile.Read(ref _requests);

    public void Dispose()
    {
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
                await ReadAsync(connection.GetStream());
                Interlocked.Increment(ref _requests);
            }
        }
        catch (OperationCanceledException) when (_over.IsCancellationRequested)
        {
            // The test has finished.
        }
    }

    /// <summary>Reads to the end of the body, a flat JSON object. Closing earlier would reset the connection.</summary>
    private static async Task ReadAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        var read = new char[1];
        while (await reader.ReadAsync(read) == 1 && read[0] != '}')
        {
        }
    }
}
