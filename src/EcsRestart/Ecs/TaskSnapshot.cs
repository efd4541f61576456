using System.Text.Json.Serialization;

namespace EcsRestart.Ecs;

/// <summary>A task as ECS described it at one moment.</summary>
public sealed record TaskSnapshot
{
    public required string Arn { get; init; }

    /// <summary>The ID at the end of <see cref="Arn"/>.</summary>
    [JsonIgnore]
    public string Id => Arn[(Arn.LastIndexOf('/') + 1)..];

    /// <summary>The ARN of the task definition revision.</summary>
    public string? TaskDefinitionArn { get; init; }

    /// <summary><c>PROVISIONING</c> to <c>STOPPED</c>; an open set.</summary>
    public required string LastStatus { get; init; }

    /// <summary>By the ECS clock; null when ECS returned no time.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>What started the task. For a task of a service, this is the deployment ID.</summary>
    [JsonIgnore]
    public string? StartedBy { get; init; }

    /// <summary>By the ECS clock; null until the task has stopped.</summary>
    [JsonIgnore]
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>The stop code; an open set.</summary>
    public string? StopCode { get; init; }

    /// <summary>The stopped reason that ECS gives.</summary>
    public string? StoppedReason { get; init; }

    public IReadOnlyList<ContainerStatus> Containers { get; init; } = [];

    [JsonIgnore]
    public bool IsStopped => LastStatus == "STOPPED";
}

/// <summary>A container of a task at one moment.</summary>
/// <param name="ExitCode">Null while the container runs, and when it never ran.</param>
/// <param name="Reason">Details from ECS, such as <c>CannotPullContainerError: …</c>; null without one.</param>
public sealed record ContainerStatus(string Name, int? ExitCode, string? Reason);
