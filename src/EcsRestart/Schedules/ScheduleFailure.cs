namespace EcsRestart.Schedules;

/// <summary>Why a call to EventBridge Scheduler failed.</summary>
/// <param name="Message">One sentence, with the service's own words where it gave any.</param>
public abstract record ScheduleFailure(string Message)
{
    /// <summary>There is no such schedule, or no such group.</summary>
    public sealed record NotFound(string Message) : ScheduleFailure(Message);

    /// <summary>The name is taken, or the schedule is being changed by another call.</summary>
    public sealed record Conflict(string Message) : ScheduleFailure(Message);

    /// <summary>What was asked for is not valid.</summary>
    public sealed record Invalid(string Message) : ScheduleFailure(Message);

    /// <summary>Not allowed, no connection, no credentials, no Region.</summary>
    public sealed record OutOfReach(string Message) : ScheduleFailure(Message);

    /// <summary>Throttling, a quota, a server error, an answer that did not come.</summary>
    public sealed record Trouble(string Message) : ScheduleFailure(Message);
}
