using System.Text.Json.Nodes;

namespace EcsRestart.Simulator;

/// <summary>A version of a parameter.</summary>
internal sealed record SimulatedParameter(string Name, string Type, string Value, string Tier, int Version, DateTimeOffset ModifiedAt)
{
    public const string Standard = "Standard";
    public const string Advanced = "Advanced";
    public const string SecureString = "SecureString";

    public static readonly string[] Types = ["String", "StringList", SecureString];

    public JsonObject Describe(string arn, string? selector, bool withDecryption)
    {
        var described = new JsonObject
        {
            ["ARN"] = arn,
            ["DataType"] = "text",
            ["LastModifiedDate"] = ModifiedAt.ToUnixTimeMilliseconds() / 1000.0,
            [nameof(Name)] = Name,
            [nameof(Type)] = Type,
            [nameof(Value)] = Type == SecureString && !withDecryption ? Cipher() : Value,
            [nameof(Version)] = Version,
        };
        if (selector is not null)
            described["Selector"] = $":{selector}";
        return described;
    }

    /// <summary>Returns an unreadable string in place of the encrypted value.</summary>
    private string Cipher() => Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Value)));
}
