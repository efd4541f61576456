using System.Text.Json;

namespace EcsRestart.Simulator;

/// <summary>A parameter of Parameter Store in a scenario file.</summary>
internal sealed record ParameterEntry
{
    public required string Name { get; init; }

    public string? Comment { get; set; }

    public string Type { get; set; } = "String";

    /// <summary>A string, or a JSON object that is stored as a string.</summary>
    public required JsonElement Value { get; init; }

    public IEnumerable<string> Problems(string path)
    {
        if (!SimulatedParameter.Types.Contains(Type))
            yield return $"{path}.type: '{Type}' is not one of {string.Join(", ", SimulatedParameter.Types)}.";
        if (Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Object))
            yield return $"{path}.value: must be a string or an object.";
    }

    public ScenarioParameter ToParameter() =>
        new(Name, Value.ValueKind == JsonValueKind.String ? Value.GetString() ?? "" : Value.GetRawText(), Type);
}
