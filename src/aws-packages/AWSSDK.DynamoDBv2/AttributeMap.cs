using System.Text.Json;
using Amazon.DynamoDBv2.Model;

namespace Amazon.DynamoDBv2;

/// <summary>Attributes by name, on the wire; what is not set is left out, or read as null.</summary>
internal static class AttributeMap
{
    public static Utf8JsonWriter Attributes(this Utf8JsonWriter json, string name, Dictionary<string, AttributeValue> values)
    {
        if (values is null || (values.Count == 0 && AWSConfigs.InitializeCollections)) return json;

        json.WritePropertyName(name);
        Write(values, json);
        return json;
    }

    public static void Write(Dictionary<string, AttributeValue> values, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var (name, value) in values)
        {
            json.WritePropertyName(name);
            AttributeValue.Write(value, json);
        }

        json.WriteEndObject();
    }

    public static Dictionary<string, AttributeValue> Attributes(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var map) && map.ValueKind == JsonValueKind.Object ? Read(map) : Absent();

    public static Dictionary<string, AttributeValue> Read(JsonElement map)
    {
        var values = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        foreach (var attribute in map.EnumerateObject()) values[attribute.Name] = AttributeValue.Read(attribute.Value);
        return values;
    }

    public static Dictionary<string, AttributeValue> Absent() => AWSConfigs.InitializeCollections ? [] : null;
}
