namespace EcsRestart.Schedules;

/// <summary>The result of a call to EventBridge Scheduler.</summary>
public abstract record ScheduleAnswer<T>
{
    private ScheduleAnswer()
    {
    }

    public sealed record Ok(T Value) : ScheduleAnswer<T>;

    public sealed record Failed(ScheduleFailure Failure) : ScheduleAnswer<T>;
}
