using System.Text;
using System.Text.Json;

namespace AwsPackages.Tests.Lambda;

/// <summary>A request that the Runtime API received.</summary>
internal sealed record RuntimeCall(string Method, string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public JsonElement Json => JsonElement.Parse(Body);
}
