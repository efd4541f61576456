using System.Text.Json;
using System.Text.RegularExpressions;

namespace EcsRestart.Request;

/// <summary>Reads strings that are never ignored when they are invalid, because the run would then do something else than requested.</summary>
internal sealed class StrictText(RequestFindings findings)
{
    /// <param name="pattern">Returns the pattern to match. Null when any string is valid.</param>
    /// <returns>The string; empty, with an error, when it is missing.</returns>
    public string Required(JsonFields fields, string name, string expected, Func<Regex>? pattern = null)
    {
        if (fields.TryGiven(name, out var value))
            return Read(value, fields.PathOf(name), expected, pattern);

        findings.AddError(fields.PathOf(name), $"missing; expected {expected}");
        return "";
    }

    /// <returns>The string, or null when it is absent.</returns>
    public string? Optional(JsonFields fields, string name, string expected, Func<Regex>? pattern = null) =>
        fields.TryGiven(name, out var value) ? Read(value, fields.PathOf(name), expected, pattern) : null;

    /// <returns>One of the known strings, or null when it is absent, or with an error when it is unknown.</returns>
    public string? Choice(JsonFields fields, string name, IReadOnlyCollection<string> known)
    {
        if (!fields.TryGiven(name, out var value) || JsonText.Read(value, fields.PathOf(name), findings) is not { } text)
            return null;

        if (known.Contains(text, StringComparer.Ordinal))
            return text;

        var suggestion = NearestName.Of(text, known) is { } nearest ? $"; did you mean \"{nearest}\"?" : "";
        findings.AddError(fields.PathOf(name), $"expected {string.Join(" or ", known)}, found {TextFormat.Quote(text)}{suggestion}");
        return null;
    }

    /// <returns>The strings of an array; empty when it is absent. A wrong number of strings is an error.</returns>
    public IReadOnlyList<string> List(JsonFields fields, string name, int min, int max, string expected)
    {
        var elements = fields.ReadArray(name);
        if (elements.Count < min || elements.Count > max)
            findings.AddError(fields.PathOf(name), $"expected {min:N0} to {max:N0} entries, found {elements.Count:N0}");
        return [.. elements.Select(element => Read(element.Element, element.Path, expected, null))];
    }

    /// <returns>The string, with an error when it does not match; empty when the value is not a string.</returns>
    public string Read(JsonElement value, string path, string expected, Func<Regex>? pattern, bool mayBeEmpty = false)
    {
        if (JsonText.Read(value, path, findings) is not { } text)
            return "";

        if (ContextAttributes.AnyIn(text))
            findings.AddError(path, $"only EventBridge Scheduler replaces context attributes, found {TextFormat.Quote(text)}");
        else if ((text.Length == 0 && !mayBeEmpty) || pattern?.Invoke().IsMatch(text) == false)
            findings.AddError(path, $"expected {expected}, found {TextFormat.Quote(text)}");
        return text;
    }
}
