using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcsRestart.Simulator;

/// <summary>Where a schedule delivers to.</summary>
internal sealed record TargetBody
{
    public string? Arn { get; init; }

    public string? RoleArn { get; init; }

    public string? Input { get; init; }

    public RetryBody? RetryPolicy { get; init; }

    /// <summary>The dead-letter queue, and the parameters of targets that the simulator does not know: kept as they are.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement> Others { get; set; } = [];
}
