using System.Text.Json.Serialization;

namespace EcsRestart.Simulator;

internal sealed record ErrorBody([property: JsonPropertyName("__type")] string Type, string Message);
