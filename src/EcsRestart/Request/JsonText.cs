using System.Text.Json;

namespace EcsRestart.Request;

/// <summary>Reads the strings of a payload, which may contain invalid Unicode (a lone surrogate, or bytes that are not UTF-8).</summary>
internal static class JsonText
{
    /// <returns>The string, or null with an error when <paramref name="value"/> is not a string or is invalid.</returns>
    public static string? Read(JsonElement value, string path, RequestFindings findings)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            findings.AddError(path, $"expected a string, found {Describe(value)}");
            return null;
        }

        if (Guarded(value.GetString) is { } text)
            return text;

        findings.AddError(path, "expected a string, found invalid Unicode");
        return null;
    }

    /// <returns>The string, or null when it is invalid Unicode.</returns>
    public static string? Unquoted(JsonElement value) => Guarded(value.GetString);

    /// <returns>The name, or null when it is invalid Unicode.</returns>
    public static string? Name(JsonProperty property) => Guarded(() => property.Name);

    /// <summary>Describes an unexpected value for an error message.</summary>
    public static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => TextFormat.Quote(Guarded(value.GetString) ?? "?"),
        _ => TextFormat.Shorten(value.GetRawText()),
    };

    private static string? Guarded(Func<string?> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
