namespace EcsRestart.Simulator;

/// <summary>A delivery of a scheduled invocation to its target.</summary>
public sealed record ScheduledInvocation
{
    public required string ScheduleArn { get; init; }

    public required string ScheduleName { get; init; }

    /// <summary>The time at which the schedule was due, the same for every delivery of an invocation.</summary>
    public required DateTimeOffset ScheduledTime { get; init; }

    public required string TargetArn { get; init; }

    /// <summary>The input with context attributes replaced. An empty object when the schedule has no input.</summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>Unique for each delivery.</summary>
    public required string ExecutionId { get; init; }
}
