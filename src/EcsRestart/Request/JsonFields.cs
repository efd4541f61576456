using System.Text.Json;
using EcsRestart.Report;

namespace EcsRestart.Request;

/// <summary>
/// The fields of one JSON object. Names match case-insensitively, null counts as absent,
/// and whatever is not as expected becomes an error with its path.
/// </summary>
internal sealed class JsonFields
{
    private readonly Dictionary<string, JsonElement> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly string _path;
    private readonly RequestFindings _findings;

    private JsonFields(string path, RequestFindings findings)
    {
        _path = path;
        _findings = findings;
    }

    /// <returns>The fields, or null (and an error) when <paramref name="element"/> is not an object.</returns>
    public static JsonFields? Open(JsonElement element, string path, IReadOnlyCollection<string> known, RequestFindings findings)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            findings.AddError(path, $"expected an object, found {Describe(element)}");
            return null;
        }

        var fields = new JsonFields(path, findings);
        foreach (var property in element.EnumerateObject())
            fields.Take(property, known);
        return fields;
    }

    public string? Text(string name)
    {
        if (!TryValue(name, JsonValueKind.String, "a text", out var value))
            return null;

        if (JsonText.Read(value) is not { } text)
        {
            _findings.AddError(PathOf(name), "expected a text, found one that is not valid Unicode");
            return null;
        }

        if (!ScheduleKeywords.IsIn(text))
            return text;

        _findings.AddWarning($"{PathOf(name)} holds {ShortText.Quote(text)}: only EventBridge Scheduler replaces such a keyword; taken as absent");
        return null;
    }

    public bool? Flag(string name)
    {
        if (!TryGiven(name, out var value))
            return null;

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();

        _findings.AddError(PathOf(name), $"expected true or false, found {Describe(value)}");
        return null;
    }

    public TimeSpan? Minutes(string name, int most)
    {
        if (!TryGiven(name, out var value))
            return null;

        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var minutes)
            && minutes >= 1 && minutes <= most && minutes == decimal.Truncate(minutes))
        {
            return TimeSpan.FromMinutes((int)minutes);
        }

        _findings.AddError(PathOf(name), $"expected a whole number from 1 to {most:N0}, found {Describe(value)}");
        return null;
    }

    public bool TryList(string name, out JsonElement[] elements)
    {
        elements = [];
        if (!TryGiven(name, out _))
            return true;

        if (!TryValue(name, JsonValueKind.Array, "an array", out var value))
            return false;

        elements = [.. value.EnumerateArray()];
        return true;
    }

    private void Take(JsonProperty property, IReadOnlyCollection<string> known)
    {
        var name = JsonText.Name(property);
        if (name is null || !known.Contains(name, StringComparer.OrdinalIgnoreCase))
            _findings.AddError($"{_path}.{ShortText.Shorten(name ?? "?")}", UnknownField(name, known));
        else if (!_values.TryAdd(name, property.Value))
            _findings.AddError(PathOf(name), "is given twice");
    }

    private static string UnknownField(string? name, IReadOnlyCollection<string> known) =>
        NearestName.Of(name ?? "", known) is { } nearest
            ? $"unknown field; did you mean \"{nearest}\"?"
            : $"unknown field; expected one of {string.Join(", ", known)}";

    private bool TryValue(string name, JsonValueKind kind, string expected, out JsonElement value)
    {
        if (!TryGiven(name, out value))
            return false;

        if (value.ValueKind == kind)
            return true;

        _findings.AddError(PathOf(name), $"expected {expected}, found {Describe(value)}");
        return false;
    }

    private bool TryGiven(string name, out JsonElement value) =>
        _values.TryGetValue(name, out value) && value.ValueKind != JsonValueKind.Null;

    private string PathOf(string name) => $"{_path}.{name}";

    private static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => ShortText.Quote(JsonText.Read(value) ?? "?"),
        _ => ShortText.Shorten(value.GetRawText()),
    };
}
