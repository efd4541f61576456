using System.Text.Json;

namespace Amazon.Lambda.RuntimeSupport;

internal static class JsonElementText
{
    /// <returns>Null when the element is not an object that has the member.</returns>
    public static string Text(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
