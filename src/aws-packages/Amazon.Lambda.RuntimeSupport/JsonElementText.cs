using System.Text.Json;

namespace Amazon.Lambda.RuntimeSupport;

internal static class JsonElementText
{
    /// <returns>The text, or null when the element is not an object or does not have the member.</returns>
    public static string Text(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
