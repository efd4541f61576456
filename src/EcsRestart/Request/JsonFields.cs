using System.Text.Json;

namespace EcsRestart.Request;

/// <summary>
/// The fields of one JSON object. Names are case-insensitive, null is treated as absent, and anything unexpected is recorded as an error
/// with its path.
/// </summary>
internal sealed class JsonFields
{
    private readonly Dictionary<string, JsonElement> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly RequestFindings _findings;

    private JsonFields(string path, RequestFindings findings)
    {
        Path = path;
        _findings = findings;
    }

    public string Path { get; }

    /// <param name="misplaced">Fields that are not allowed here, with the error message for each.</param>
    /// <returns>The fields, or null with an error when <paramref name="element"/> is not an object.</returns>
    public static JsonFields? Open(
        JsonElement element,
        string path,
        IReadOnlyCollection<string> known,
        RequestFindings findings,
        IReadOnlyDictionary<string, string>? misplaced = null)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            findings.AddError(path, $"expected an object, found {JsonText.Describe(element)}");
            return null;
        }

        var fields = new JsonFields(path, findings);
        foreach (var property in element.EnumerateObject())
            fields.Take(property, known, misplaced);
        return fields;
    }

    public string PathOf(string name) => $"{Path}.{name}";

    public bool TryGiven(string name, out JsonElement value) =>
        _values.TryGetValue(name, out value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>True when the array is absent or empty; false for any other value.</summary>
    public bool IsMissingOrEmpty(string name) =>
        !TryGiven(name, out var value) || (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0);

    /// <returns>The string, or null with a warning when it contains a context attribute, which only EventBridge Scheduler replaces.</returns>
    public string? ReadString(string name)
    {
        if (!TryGiven(name, out var value) || JsonText.Read(value, PathOf(name), _findings) is not { } text)
            return null;

        if (!ContextAttributes.AnyIn(text))
            return text;

        _findings.AddWarning($"{PathOf(name)} is ignored, because only EventBridge Scheduler replaces context attributes: {TextFormat.Quote(text)}");
        return null;
    }

    /// <summary>Reads an ISO 8601 date and time with Z or a UTC offset.</summary>
    public DateTimeOffset? ReadTime(string name)
    {
        if (ReadString(name) is not { } text)
            return null;

        if (HasOffset(text) && _values[name].TryGetDateTimeOffset(out var time))
            return time;

        const string Expected = "expected a date and time with Z or an offset, such as 2026-11-21T05:00:00Z";
        _findings.AddError(PathOf(name), $"{Expected}, found {TextFormat.Quote(text)}");
        return null;
    }

    public bool? ReadBoolean(string name)
    {
        if (!TryGiven(name, out var value))
            return null;

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();

        _findings.AddError(PathOf(name), $"expected true or false, found {JsonText.Describe(value)}");
        return null;
    }

    public int? ReadInt32(string name, int min, int max)
    {
        if (!TryGiven(name, out var value))
            return null;

        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number)
            && number >= min && number <= max && number == decimal.Truncate(number))
        {
            return (int)number;
        }

        _findings.AddError(PathOf(name), $"expected an integer from {min} to {max}, found {JsonText.Describe(value)}");
        return null;
    }

    public TimeSpan? ReadMinutes(string name, int min, int max) =>
        ReadInt32(name, min, max) is { } minutes ? TimeSpan.FromMinutes(minutes) : null;

    /// <returns>The elements; empty when the array is absent, or with an error when the value is not an array.</returns>
    public IReadOnlyList<JsonItem> ReadArray(string name)
    {
        var items = new List<JsonItem>();
        if (!TryKind(name, JsonValueKind.Array, "an array", out var value))
            return items;

        foreach (var element in value.EnumerateArray())
            items.Add(new JsonItem(element, $"{PathOf(name)}[{items.Count}]"));
        return items;
    }

    /// <returns>The properties as written; empty when the object is absent, or with an error when the value is not an object.</returns>
    public IEnumerable<JsonProperty> ReadObject(string name) =>
        TryKind(name, JsonValueKind.Object, "an object", out var value) ? value.EnumerateObject() : [];

    /// <returns>The objects of an array, opened lazily; empty when it is absent, or with an error when it is too long or not an array.</returns>
    public IEnumerable<JsonFields> ReadObjects(string name, int maxCount, IReadOnlyCollection<string> known)
    {
        var elements = ReadArray(name);
        if (elements.Count <= maxCount)
            return elements.Select(entry => Open(entry.Element, entry.Path, known, _findings)).OfType<JsonFields>();

        _findings.AddError(PathOf(name), $"expected at most {maxCount:N0} entries, found {elements.Count:N0}; split them across several requests");
        return [];
    }

    private bool TryKind(string name, JsonValueKind kind, string expected, out JsonElement value)
    {
        if (!TryGiven(name, out value))
            return false;

        if (value.ValueKind == kind)
            return true;

        _findings.AddError(PathOf(name), $"expected {expected}, found {JsonText.Describe(value)}");
        return false;
    }

    /// <summary>A time without an offset would be read in the time zone of the machine.</summary>
    private static bool HasOffset(string text) => text is [.., 'Z'] or [.., '+' or '-', _, _, ':', _, _];

    private void Take(JsonProperty property, IReadOnlyCollection<string> known, IReadOnlyDictionary<string, string>? misplaced)
    {
        var name = JsonText.Name(property);
        if (name is not null && misplaced?.GetValueOrDefault(name) is { } why)
            _findings.AddError(PathOf(name), why);
        else if (name is null || !known.Contains(name, StringComparer.OrdinalIgnoreCase))
            _findings.AddError(PathOf(TextFormat.Shorten(name ?? "?")), UnknownField(name, known));
        else if (!_values.TryAdd(name, property.Value))
            _findings.AddError(PathOf(name), "duplicate field");
    }

    private static string UnknownField(string? name, IReadOnlyCollection<string> known) =>
        NearestName.Of(name ?? "", known) is { } nearest
            ? $"unknown field; did you mean \"{nearest}\"?"
            : $"unknown field; expected one of {string.Join(", ", known)}";
}
