using System.Text.Json;

namespace EcsRestart.Simulator;

/// <summary>A parameter of Parameter Store as a scenario file writes it.</summary>
internal sealed record ParameterEntry
{
    public required string Name { get; init; }

    public string? Comment { get; set; }

    public string Type { get; set; } = "String";

    /// <summary>A text, or a JSON object that stands for its text.</summary>
    public required JsonElement Value { get; init; }

    public IEnumerable<string> Problems(string path)
    {
        if (!SimulatedParameter.Types.Contains(Type))
            yield return $"{path}.type: '{Type}' is none of {string.Join(", ", SimulatedParameter.Types)}.";
        if (Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Object))
            yield return $"{path}.value: a text or an object was expected.";
    }

    public ScenarioParameter ToParameter() =>
        new(Name, Value.ValueKind == JsonValueKind.String ? Value.GetString() ?? "" : Value.GetRawText(), Type);
}
