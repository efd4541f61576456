using System.Text.Json.Serialization;

namespace EcsRestart.Simulator;

/// <param name="ResourceIds">Set only for a conflict.</param>
internal sealed record ErrorBody(
    [property: JsonPropertyName("__type")] string Type, string Message, IReadOnlyList<string>? ResourceIds = null);
