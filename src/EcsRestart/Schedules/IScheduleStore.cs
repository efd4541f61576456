namespace EcsRestart.Schedules;

/// <summary>The schedules of EventBridge Scheduler in one account and Region. Expected trouble is a value, only cancellation is thrown.</summary>
public interface IScheduleStore
{
    /// <summary>Stores a schedule under a name that is free.</summary>
    /// <returns>The schedule's ARN.</returns>
    Task<ScheduleAnswer<string>> CreateAsync(NewSchedule schedule, CancellationToken cancellationToken);

    Task<ScheduleAnswer<StoredSchedule>> GetAsync(ScheduleRef schedule, CancellationToken cancellationToken);

    /// <summary>Reads the schedule and stores it again with the change; all else stays as it was. Only the schedules of functions can be changed.</summary>
    /// <returns>The schedule as it is now.</returns>
    Task<ScheduleAnswer<StoredSchedule>> ChangeAsync(ScheduleRef schedule, ScheduleChange change, CancellationToken cancellationToken);

    /// <param name="schedule">Which.</param>
    Task<ScheduleAnswer<ScheduleRef>> DeleteAsync(ScheduleRef schedule, CancellationToken cancellationToken);

    /// <summary>Names all schedules, in the service's order.</summary>
    /// <param name="group">Null: those of all groups.</param>
    Task<ScheduleAnswer<IReadOnlyList<ScheduleRef>>> ListAsync(string? group, CancellationToken cancellationToken);
}
