using System.Text.Json;
using System.Text.RegularExpressions;

namespace EcsRestart.Request;

/// <summary>Texts that may not fall away when they are wrong: without them something else would be run than was meant.</summary>
internal sealed class StrictText(RequestFindings findings)
{
    /// <param name="pattern">Made when there is a text to match; null: any text will do.</param>
    /// <returns>The text; empty, with an error, when it is missing.</returns>
    public string Required(JsonFields fields, string name, string expected, Func<Regex>? pattern = null)
    {
        if (fields.TryGiven(name, out var value))
            return Read(value, fields.PathOf(name), expected, pattern);

        findings.AddError(fields.PathOf(name), $"expected {expected}; it is missing");
        return "";
    }

    /// <returns>The text; null when it is absent.</returns>
    public string? Optional(JsonFields fields, string name, string expected, Func<Regex>? pattern = null) =>
        fields.TryGiven(name, out var value) ? Read(value, fields.PathOf(name), expected, pattern) : null;

    /// <returns>One of the known texts; null when it is absent or (with an error) none of them.</returns>
    public string? Choice(JsonFields fields, string name, IReadOnlyCollection<string> known)
    {
        if (!fields.TryGiven(name, out var value) || JsonText.Read(value, fields.PathOf(name), findings) is not { } text)
            return null;

        if (known.Contains(text, StringComparer.Ordinal))
            return text;

        var meant = NearestName.Of(text, known) is { } nearest ? $"; did you mean \"{nearest}\"?" : "";
        findings.AddError(fields.PathOf(name), $"expected {string.Join(" or ", known)}, found {TextFormat.Quote(text)}{meant}");
        return null;
    }

    /// <returns>The texts of a list; none when it is absent or (with an error) has too few or too many.</returns>
    public IReadOnlyList<string> List(JsonFields fields, string name, int least, int most, string expected)
    {
        var elements = fields.ReadArray(name);
        if (elements.Count < least || elements.Count > most)
            findings.AddError(fields.PathOf(name), $"expected {least:N0} to {most:N0} of {expected}, found {elements.Count:N0}");
        return [.. elements.Select(element => Read(element.Element, element.Path, expected, null))];
    }

    /// <returns>The text; empty, with an error, when it is not as expected.</returns>
    public string Read(JsonElement value, string path, string expected, Func<Regex>? pattern, bool mayBeEmpty = false)
    {
        if (JsonText.Read(value, path, findings) is not { } text)
            return "";

        if (ContextAttributes.AnyIn(text))
            findings.AddError(path, $"holds {TextFormat.Quote(text)}: only EventBridge Scheduler replaces such a keyword");
        else if ((text.Length == 0 && !mayBeEmpty) || pattern?.Invoke().IsMatch(text) == false)
            findings.AddError(path, $"expected {expected}, found {TextFormat.Quote(text)}");
        return text;
    }
}
