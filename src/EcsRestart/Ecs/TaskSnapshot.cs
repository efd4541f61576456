using System.Text.Json.Serialization;

namespace EcsRestart.Ecs;

/// <summary>A task as ECS described it at one moment.</summary>
public sealed record TaskSnapshot
{
    public required string Arn { get; init; }

    /// <summary>The ID at the end of <see cref="Arn"/>.</summary>
    [JsonIgnore]
    public string Id => Arn[(Arn.LastIndexOf('/') + 1)..];

    /// <summary>The revision that it runs, as an ARN.</summary>
    public string? TaskDefinitionArn { get; init; }

    /// <summary><c>PROVISIONING</c> to <c>STOPPED</c>; the states between are an open set.</summary>
    public required string LastStatus { get; init; }

    /// <summary>By ECS's clock; null when it does not say.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>What started the task: the ID of the deployment for a task of a service.</summary>
    [JsonIgnore]
    public string? StartedBy { get; init; }

    /// <summary>By ECS's clock; null until the task has stopped.</summary>
    [JsonIgnore]
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>ECS's code for why it stopped or stops, an open set.</summary>
    public string? StopCode { get; init; }

    /// <summary>ECS's words for why it stopped or stops.</summary>
    public string? StoppedReason { get; init; }

    public IReadOnlyList<ContainerStatus> Containers { get; init; } = [];

    [JsonIgnore]
    public bool IsStopped => LastStatus == "STOPPED";
}

/// <summary>A container of a task at one moment.</summary>
/// <param name="ExitCode">Null while the container runs, and when it never ran.</param>
/// <param name="Reason">More than the exit code tells, such as <c>CannotPullContainerError: …</c>; null without one.</param>
public sealed record ContainerStatus(string Name, int? ExitCode, string? Reason);
