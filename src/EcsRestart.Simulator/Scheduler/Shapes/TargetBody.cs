using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcsRestart.Simulator;

/// <summary>The target of a schedule.</summary>
internal sealed record TargetBody
{
    public string? Arn { get; init; }

    public string? RoleArn { get; init; }

    public string? Input { get; init; }

    public RetryBody? RetryPolicy { get; init; }

    /// <summary>The dead-letter queue and the parameters of other target types, stored unchanged.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement> Others { get; set; } = [];
}
