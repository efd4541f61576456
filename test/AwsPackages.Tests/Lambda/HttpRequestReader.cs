using System.Globalization;
using System.Text;

namespace AwsPackages.Tests.Lambda;

/// <summary>Reads HTTP/1.1 requests from a connection.</summary>
internal sealed class HttpRequestReader(BufferedStream connection)
{
    /// <returns>The request, or null when the connection was closed.</returns>
    public async Task<RuntimeCall?> ReadAsync(CancellationToken cancellationToken)
    {
        if (await ReadLineAsync(cancellationToken) is not { Length: > 0 } start)
            return null;

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await ReadLineAsync(cancellationToken) is { Length: > 0 } line)
            headers[line[..line.IndexOf(':', StringComparison.Ordinal)]] = line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();

        var parts = start.Split(' ');
        return new RuntimeCall(parts[0], parts[1], headers, await ReadBodyAsync(headers, cancellationToken));
    }

    private async Task<byte[]> ReadBodyAsync(Dictionary<string, string> headers, CancellationToken cancellationToken)
    {
        if (!headers.ContainsKey("Transfer-Encoding"))
        {
            var length = headers.TryGetValue("Content-Length", out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : 0;
            return await ReadExactlyAsync(length, cancellationToken);
        }

        var body = new List<byte>();
        int size;
        do
        {
            size = int.Parse((await ReadLineAsync(cancellationToken))!, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            body.AddRange(await ReadExactlyAsync(size, cancellationToken));
            await ReadLineAsync(cancellationToken);
        }
        while (size > 0);

        return [.. body];
    }

    private async Task<byte[]> ReadExactlyAsync(int length, CancellationToken cancellationToken)
    {
        var bytes = new byte[length];
        await connection.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }

    private async Task<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (await connection.ReadAsync(one, cancellationToken) == 1)
        {
            if (one[0] == '\n')
                return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');

            line.Add(one[0]);
        }

        return null;
    }
}
