using System.Text;

namespace EcsRestart.Tests.Wire;

internal sealed record WireResponse(int Status, string ContentType, byte[] Body)
{
    public const string Xml = "text/xml";

    public static readonly WireResponse None = new(200, "text/plain", []);

    /// <summary>The status line and the headers of the response, or of one with another length or more headers.</summary>
    public byte[] Head(int? length = null, params string[] headers) => Encoding.ASCII.GetBytes(
        $"HTTP/1.1 {Status} Status\r\nContent-Type: {ContentType}\r\nContent-Length: {length ?? Body.Length}\r\nx-amzn-RequestId: request-1\r\n"
        + string.Concat(headers.Select(header => $"{header}\r\n")) + "\r\n");
}
