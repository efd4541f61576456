using System.Text;

namespace EcsRestart.Tests.Wire;

/// <summary>A request that arrived.</summary>
/// <param name="InvocationId">The same for everything that the AWS SDK sends for one call.</param>
/// <param name="Number">Of this operation, from 1.</param>
/// <param name="ClientToken">By which the service recognizes a repeated call; empty when the operation has none.</param>
internal sealed record WireCall(string Operation, string InvocationId, int Number, string ClientToken);

internal sealed record WireRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Header(string name) => Headers.GetValueOrDefault(name, "");
}

internal sealed record WireResponse(int Status, string ContentType, byte[] Body)
{
    public static readonly WireResponse None = new(200, "text/plain", []);

    /// <summary>The status line and the headers of the response, or of one with another length or more headers.</summary>
    public byte[] Head(int? length = null, params string[] headers) => Encoding.ASCII.GetBytes(
        $"HTTP/1.1 {Status} Status\r\nContent-Type: {ContentType}\r\nContent-Length: {length ?? Body.Length}\r\nx-amzn-RequestId: request-1\r\n"
        + string.Concat(headers.Select(header => $"{header}\r\n")) + "\r\n");
}
