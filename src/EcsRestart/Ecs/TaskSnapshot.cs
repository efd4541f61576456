using System.Text.Json.Serialization;

namespace EcsRestart.Ecs;

/// <summary>A one-time task as ECS described it at one moment.</summary>
public sealed record TaskSnapshot
{
    public required string Arn { get; init; }

    /// <summary>The revision that it runs, as an ARN.</summary>
    public string? TaskDefinitionArn { get; init; }

    /// <summary><c>PROVISIONING</c> to <c>STOPPED</c>; the states between are an open set.</summary>
    public required string LastStatus { get; init; }

    /// <summary>By ECS's clock; null when it does not say.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>ECS's code for why it stopped or stops, an open set.</summary>
    public string? StopCode { get; init; }

    /// <summary>ECS's words for why it stopped or stops.</summary>
    public string? StoppedReason { get; init; }

    public IReadOnlyList<ContainerSnapshot> Containers { get; init; } = [];

    [JsonIgnore]
    public bool IsStopped => LastStatus == "STOPPED";
}
