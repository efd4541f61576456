using System.Text.Json;

namespace EcsRestart.Request;

/// <summary>
/// The fields of one JSON object. Names match case-insensitively, null counts as absent,
/// and whatever is not as expected becomes an error with its path.
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

    /// <param name="misplaced">Fields that are known, but not here, and why.</param>
    /// <returns>The fields, or null (and an error) when <paramref name="element"/> is not an object.</returns>
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

    /// <summary>True when the list is absent or has no elements; false, too, when something else is there.</summary>
    public bool IsMissingOrEmpty(string name) =>
        !TryGiven(name, out var value) || (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0);

    /// <returns>The text; null, with a warning, when it holds a keyword that only EventBridge Scheduler replaces.</returns>
    public string? ReadString(string name)
    {
        if (!TryGiven(name, out var value) || JsonText.Read(value, PathOf(name), _findings) is not { } text)
            return null;

        if (!ContextAttributes.AnyIn(text))
            return text;

        _findings.AddWarning($"{PathOf(name)} holds {TextFormat.Quote(text)}: only EventBridge Scheduler replaces such a keyword; taken as absent");
        return null;
    }

    /// <summary>An ISO 8601 date and time that says how far from UTC it is.</summary>
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

    public int? ReadInt32(string name, int least, int most)
    {
        if (!TryGiven(name, out var value))
            return null;

        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number)
            && number >= least && number <= most && number == decimal.Truncate(number))
        {
            return (int)number;
        }

        _findings.AddError(PathOf(name), $"expected a whole number from {least} to {most:N0}, found {JsonText.Describe(value)}");
        return null;
    }

    public TimeSpan? ReadMinutes(string name, int least, int most) =>
        ReadInt32(name, least, most) is { } minutes ? TimeSpan.FromMinutes(minutes) : null;

    /// <returns>The elements; none when the list is absent or (with an error) something else.</returns>
    public IReadOnlyList<JsonItem> ReadArray(string name)
    {
        var items = new List<JsonItem>();
        if (!TryKind(name, JsonValueKind.Array, "an array", out var value))
            return items;

        foreach (var element in value.EnumerateArray())
            items.Add(new JsonItem(element, $"{PathOf(name)}[{items.Count}]"));
        return items;
    }

    /// <returns>The properties, as written; none when the object is absent or (with an error) something else.</returns>
    public IEnumerable<JsonProperty> ReadObject(string name) =>
        TryKind(name, JsonValueKind.Object, "an object", out var value) ? value.EnumerateObject() : [];

    /// <returns>Each object of a list, opened when its turn comes; none when it is absent or (with an error) too long or something else.</returns>
    public IEnumerable<JsonFields> ReadObjects(string name, int most, IReadOnlyCollection<string> known)
    {
        var elements = ReadArray(name);
        if (elements.Count <= most)
            return elements.Select(entry => Open(entry.Element, entry.Path, known, _findings)).OfType<JsonFields>();

        _findings.AddError(PathOf(name), $"{elements.Count:N0} entries; expected at most {most:N0}: split the list over several requests");
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

    /// <summary>A time without an offset would be read as that of the machine's own time zone.</summary>
    private static bool HasOffset(string text) => text is [.., 'Z'] or [.., '+' or '-', _, _, ':', _, _];

    private void Take(JsonProperty property, IReadOnlyCollection<string> known, IReadOnlyDictionary<string, string>? misplaced)
    {
        var name = JsonText.Name(property);
        if (name is not null && misplaced?.GetValueOrDefault(name) is { } why)
            _findings.AddError(PathOf(name), why);
        else if (name is null || !known.Contains(name, StringComparer.OrdinalIgnoreCase))
            _findings.AddError(PathOf(TextFormat.Shorten(name ?? "?")), UnknownField(name, known));
        else if (!_values.TryAdd(name, property.Value))
            _findings.AddError(PathOf(name), "is given twice");
    }

    private static string UnknownField(string? name, IReadOnlyCollection<string> known) =>
        NearestName.Of(name ?? "", known) is { } nearest
            ? $"unknown field; did you mean \"{nearest}\"?"
            : $"unknown field; expected one of {string.Join(", ", known)}";
}
