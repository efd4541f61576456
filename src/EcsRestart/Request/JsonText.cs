using System.Text.Json;

namespace EcsRestart.Request;

/// <summary>Texts of a payload that may be broken Unicode (a lone surrogate, bytes that are not UTF-8): null then.</summary>
internal static class JsonText
{
    public static string? Read(JsonElement value) => Guarded(value.GetString);

    public static string? Name(JsonProperty property) => Guarded(() => property.Name);

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
