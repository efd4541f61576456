namespace EcsRestart.Simulator;

/// <summary>What the scheduler hands to a target: one delivery of one firing.</summary>
public sealed record ScheduledInvocation
{
    public required string ScheduleArn { get; init; }

    public required string ScheduleName { get; init; }

    /// <summary>The time the schedule meant; the same for every delivery of a firing.</summary>
    public required DateTimeOffset ScheduledTime { get; init; }

    public required string TargetArn { get; init; }

    /// <summary>The Input, context attributes replaced; an empty object where the schedule has none.</summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>Different for each delivery.</summary>
    public required string ExecutionId { get; init; }
}
