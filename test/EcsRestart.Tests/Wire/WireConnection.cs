using System.Net.Sockets;
using System.Text;

namespace EcsRestart.Tests.Wire;

/// <summary>One connection of a client, byte by byte.</summary>
internal sealed class WireConnection(TcpClient client, CancellationToken over) : IDisposable
{
    /// <summary>The first byte of a client that expects TLS.</summary>
    private const byte TlsHandshake = 0x16;

    private readonly NetworkStream _stream = client.GetStream();

    /// <returns>The next request, or null when the client has closed the connection.</returns>
    public async Task<WireRequest?> ReadAsync()
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (!EndsWithBlankLine(head))
        {
            if (await _stream.ReadAsync(one, over) == 0)
                return null;

            head.Add(one[0]);
            if (head is [TlsHandshake])
            {
                await SendAsync("HTTP/1.1 400 Bad Request\r\n\r\n");
                return null;
            }
        }

        var lines = Encoding.ASCII.GetString([.. head]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
        var body = new byte[headers.TryGetValue("Content-Length", out var length) ? int.Parse(length, System.Globalization.CultureInfo.InvariantCulture) : 0];
        await _stream.ReadExactlyAsync(body, over);
        var line = lines[0].Split(' ');
        return new WireRequest(line[0], line[1], headers, body);
    }

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

    public async Task SendAsync(byte[] bytes) => await _stream.WriteAsync(bytes, over);

    public Task SendAsync(WireResponse response) => SendAsync([.. response.Head(), .. response.Body]);

    /// <summary>A byte at a time, at a pace at which the response is never complete in time.</summary>
    public async Task DripAsync(byte[] bytes)
    {
        foreach (var one in bytes)
        {
            await SendAsync([one]);
            await Task.Delay(TimeSpan.FromMilliseconds(40), TimeProvider.System, over);
        }
    }

    /// <summary>Closes the connection with a reset instead of an end.</summary>
    public Task ResetAsync()
    {
        client.LingerState = new LingerOption(enable: true, seconds: 0);
        client.Close();
        return Task.CompletedTask;
    }

    /// <summary>Keeps the connection open and silent until the client closes it, or for as long as the test lasts.</summary>
    public async Task HangAsync()
    {
        var rest = new byte[1];
        while (await _stream.ReadAsync(rest, over) > 0)
        {
        }
    }

    public void Dispose()
    {
        _stream.Dispose();
        client.Dispose();
    }

    private static bool EndsWithBlankLine(List<byte> head) => head is [.., (byte)'\r', (byte)'\n', (byte)'\r', (byte)'\n'];
}
