using System.Text.Json;

namespace EcsRestart.Request;

/// <summary>Writes members of a JSON object, and omits those without a value.</summary>
internal static class JsonMembers
{
    public static void WriteGiven(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    public static void WriteGiven(this Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
    }

    public static void WriteGiven(this Utf8JsonWriter json, string name, IReadOnlyList<string>? values) =>
        json.WriteGiven(name, values, static (json, value) => json.WriteStringValue(value));

    public static void WriteGiven<T>(this Utf8JsonWriter json, string name, IReadOnlyList<T>? values, Action<Utf8JsonWriter, T> write)
    {
        if (values is null)
            return;

        json.WriteStartArray(name);
        foreach (var value in values)
            write(json, value);
        json.WriteEndArray();
    }
}
