using System.Text.Json.Nodes;

namespace EcsRestart.Simulator;

/// <summary>A revision of a task definition; whatever was registered is given back as it was.</summary>
/// <param name="Arn">With family and revision.</param>
/// <param name="Document">The API's answer.</param>
internal sealed record SimulatedTaskDefinition(string Arn, JsonObject Document)
{
    public bool IsActive => Text(Document, "status") == "ACTIVE";

    /// <summary>Name and image of each container.</summary>
    public IEnumerable<(string Name, string? Image)> Containers() =>
        from container in (Document["containerDefinitions"] as JsonArray ?? []).OfType<JsonObject>()
        select (Text(container, "name") ?? "", Text(container, "image"));

    /// <summary>Without one from the family's maker it runs for a while and ends well.</summary>
    public TaskBehavior Behaviour { get; init; } = new();

    public string? Text(string member) => Text(Document, member);

    private static string? Text(JsonObject owner, string member) =>
        owner[member] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
