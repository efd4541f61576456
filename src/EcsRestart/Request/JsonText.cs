using System.Text.Json;

namespace EcsRestart.Request;

/// <summary>Texts of a payload, which may be broken Unicode (a lone surrogate, bytes that are not UTF-8).</summary>
internal static class JsonText
{
    /// <returns>The text; null, with an error, when <paramref name="value"/> is none or broken.</returns>
    public static string? Read(JsonElement value, string path, RequestFindings findings)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            findings.AddError(path, $"expected a text, found {Describe(value)}");
            return null;
        }

        if (Guarded(value.GetString) is { } text)
            return text;

        findings.AddError(path, "expected a text, found one that is not valid Unicode");
        return null;
    }

    /// <returns>The text of a string; null when it is broken.</returns>
    public static string? Unquoted(JsonElement value) => Guarded(value.GetString);

    /// <returns>The name; null when it is broken.</returns>
    public static string? Name(JsonProperty property) => Guarded(() => property.Name);

    /// <summary>Says what was found where something else was expected.</summary>
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
