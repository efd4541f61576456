using System.Text.Json.Nodes;

namespace EcsRestart.Simulator;

internal static class RegisterTaskDefinition
{
    public static Response Serve(SimulatedAccount account, JsonObject request)
    {
        if (request["family"] is not JsonValue value || !value.TryGetValue(out string? family) || family.Length == 0)
            throw EcsException.Client("Family should not be null or empty.");
        if (request["containerDefinitions"] is not JsonArray { Count: > 0 })
            throw EcsException.Client("Container list cannot be empty.");

        request.Remove("tags");
        return new(account.TaskDefinitions.Register(family, request, account.Now).Document.DeepClone());
    }

    public sealed record Response(JsonNode TaskDefinition);
}
