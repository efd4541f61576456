namespace EcsRestart.Schedules;

/// <summary>Why a call to EventBridge Scheduler failed.</summary>
/// <param name="Message">A sentence, which ends with the message from AWS, if any.</param>
public abstract record ScheduleFailure(string Message)
{
    /// <summary>The schedule or its group does not exist.</summary>
    public sealed record NotFound(string Message) : ScheduleFailure(Message);

    /// <summary>The name is already in use, or another call is changing the schedule.</summary>
    public sealed record Conflict(string Message) : ScheduleFailure(Message);

    /// <summary>A parameter is invalid.</summary>
    public sealed record Invalid(string Message) : ScheduleFailure(Message);

    /// <summary>No permission, connection, credentials or Region.</summary>
    public sealed record OutOfReach(string Message) : ScheduleFailure(Message);

    /// <summary>Throttling, a quota, a server error or no response.</summary>
    public sealed record Trouble(string Message) : ScheduleFailure(Message);
}
