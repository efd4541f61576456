using System.Text.Json.Serialization;

namespace EcsRestart.Simulator;

/// <param name="ResourceIds">Only a conflict has them.</param>
internal sealed record ErrorBody(
    [property: JsonPropertyName("__type")] string Type, string Message, IReadOnlyList<string>? ResourceIds = null);
