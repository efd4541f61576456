using System.Text.Json;

namespace EcsRestart.Simulator;

/// <summary>A DynamoDB table in a scenario file.</summary>
internal sealed record TableEntry
{
    public required string Name { get; init; }

    public string? Comment { get; set; }

    /// <summary>Plain JSON objects with group, id and the members of a service entry.</summary>
    public IReadOnlyList<JsonElement> Items { get; set; } = [];

    public IEnumerable<string> Problems(string path) =>
        from item in Items.Index()
        from key in new[] { SimulatedTable.GroupKey, SimulatedTable.IdKey }
        where item.Item.ValueKind != JsonValueKind.Object
            || !item.Item.TryGetProperty(key, out var value)
            || value.ValueKind != JsonValueKind.String
            || value.GetString() is not { Length: > 0 }
        select $"{path}.items[{item.Index}].{key}: must be a string.";

    public ScenarioTable ToTable() => new(Name, [.. Items.Select(item => item.GetRawText())]);
}
