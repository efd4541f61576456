namespace EcsRestart.Schedules;

/// <summary>What a call to EventBridge Scheduler came to.</summary>
public abstract record ScheduleAnswer<T>
{
    private ScheduleAnswer()
    {
    }

    public sealed record Ok(T Value) : ScheduleAnswer<T>;

    public sealed record Failed(ScheduleFailure Failure) : ScheduleAnswer<T>;
}
