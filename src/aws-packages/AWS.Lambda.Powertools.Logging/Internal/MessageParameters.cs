using System.Globalization;

namespace AWS.Lambda.Powertools.Logging.Internal;

/// <summary>
/// The parameters of a message template. <c>{Count}</c> keeps its value. <c>{Seconds:F1}</c> is formatted, then converted back to a number
/// if possible. <c>{@Order}</c> is written as an object. Other objects are written as strings.
/// </summary>
internal static class MessageParameters
{
    public static IEnumerable<KeyValuePair<string, object>> Of(IEnumerable<KeyValuePair<string, object>> state)
    {
        var parameters = state as IReadOnlyList<KeyValuePair<string, object>> ?? [.. state];
        var template = parameters.FirstOrDefault(IsTemplate).Value as string ?? "";
        foreach (var parameter in parameters)
        {
            if (IsTemplate(parameter))
                continue;

            var (key, value) = parameter;
            yield return key.StartsWith('@') ? new(key[1..], value) : new(key, Shown(value, Format(template, key)));
        }
    }

    private static bool IsTemplate(KeyValuePair<string, object> parameter) =>
        string.Equals(parameter.Key, "{OriginalFormat}", StringComparison.Ordinal);

    private static object Shown(object value, string format)
    {
        if (format is null || value is not IFormattable formattable)
            return value is null or string or ValueType ? value : value.ToString();

        var text = formattable.ToString(format, CultureInfo.InvariantCulture);
        return double.TryParse(text, CultureInfo.CurrentCulture, out var number) ? number : text;
    }

    /// <returns>The format, or null when the template has none.</returns>
    private static string Format(string template, string key)
    {
        var start = template.IndexOf($"{{{key}:", StringComparison.Ordinal);
        if (start < 0)
            return null;

        start += key.Length + 2;
        var end = template.IndexOf('}', start);
        return end > start ? template[start..end] : null;
    }
}
