using System.Text.Json.Nodes;

namespace EcsRestart.Simulator;

/// <summary>A revision of a task definition. Its document is returned as registered.</summary>
/// <param name="Arn">The ARN with family and revision.</param>
/// <param name="Document">The task definition in API responses.</param>
internal sealed record SimulatedTaskDefinition(string Arn, JsonObject Document)
{
    public bool IsActive => Text(Document, "status") == "ACTIVE";

    /// <summary>The name and image of each container.</summary>
    public IEnumerable<(string Name, string? Image)> Containers() =>
        from container in (Document["containerDefinitions"] as JsonArray ?? []).OfType<JsonObject>()
        select (Text(container, "name") ?? "", Text(container, "image"));

    /// <summary>The behavior of its one-time tasks. By default they run for a while and succeed.</summary>
    public TaskBehavior Behavior { get; init; } = new();

    public string? Text(string member) => Text(Document, member);

    private static string? Text(JsonObject owner, string member) =>
        owner[member] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
