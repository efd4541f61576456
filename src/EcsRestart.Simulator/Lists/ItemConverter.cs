using System.Text.Json;
using System.Text.Json.Nodes;

namespace EcsRestart.Simulator;

/// <summary>Converts plain JSON to DynamoDB attribute values.</summary>
internal static class ItemConverter
{
    public static JsonObject ToAttributes(JsonObject plain) =>
        new(plain.Select(member => KeyValuePair.Create<string, JsonNode?>(member.Key, ToAttribute(member.Value))));

    private static JsonObject ToAttribute(JsonNode? value) => value switch
    {
        null => new() { ["NULL"] = true },
        JsonObject map => new() { ["M"] = ToAttributes(map) },
        JsonArray list => new() { ["L"] = new JsonArray([.. list.Select(ToAttribute)]) },
        _ => value.GetValueKind() switch
        {
            JsonValueKind.String => new() { ["S"] = value.GetValue<string>() },
            JsonValueKind.Number => new() { ["N"] = value.ToJsonString() },
            _ => new() { ["BOOL"] = value.GetValue<bool>() },
        },
    };
}
