using System.Globalization;
using System.Text.Json;

namespace AwsPackages;

/// <summary>Reads the members of a JSON object. An absent member or a JSON null is null.</summary>
internal static class JsonReading
{
    private const DateTimeStyles Utc = DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal;

    public static string Text(this JsonElement json, string name) => json.Has(name, out var value) ? value.ToString() : null;

    public static int? Number(this JsonElement json, string name) => json.Has(name, out var value) ? value.GetInt32() : null;

    public static double? Fraction(this JsonElement json, string name) => json.Has(name, out var value) ? value.GetDouble() : null;

    public static bool? Flag(this JsonElement json, string name) => json.Has(name, out var value) ? value.GetBoolean() : null;

    public static DateTime? Time(this JsonElement json, string name) => json.Has(name, out var value) ? Time(value) : null;

    public static T Object<T>(this JsonElement json, string name, Func<JsonElement, T> read)
        where T : class => json.Has(name, out var value) ? read(value) : null;

    public static List<string> Texts(this JsonElement json, string name) => json.List(name, static item => item.GetString());

    public static List<T> List<T>(this JsonElement json, string name, Func<JsonElement, T> read)
    {
        if (!json.Has(name, out var array)) return Absent.List<T>();

        var list = new List<T>(array.GetArrayLength());
        foreach (var item in array.EnumerateArray()) list.Add(read(item));
        return list;
    }

    // Services send epoch seconds, with or without a fraction. AWSSDK.Core also accepts ISO 8601.
    private static DateTime Time(JsonElement value) => value.ValueKind == JsonValueKind.Number
        ? DateTime.UnixEpoch.AddSeconds(value.GetDouble())
        : DateTime.Parse(value.GetString(), CultureInfo.InvariantCulture, Utc);

    private static bool Has(this JsonElement json, string name, out JsonElement value) =>
        json.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;
}
