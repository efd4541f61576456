using System.Text;

namespace AwsPackages.Tests.Support;

/// <summary>A request as received, with lowercase header names.</summary>
public sealed record RecordedRequest(
    string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body)
{
    public string Text => Encoding.UTF8.GetString(Body.Span);

    public string Header(string name) => Headers.GetValueOrDefault(name, "");
}
