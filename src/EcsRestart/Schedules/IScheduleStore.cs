namespace EcsRestart.Schedules;

/// <summary>The EventBridge Scheduler schedules in one account and Region. Returns expected failures; throws only on cancellation.</summary>
public interface IScheduleStore
{
    /// <summary>Creates a schedule with an unused name.</summary>
    /// <returns>The ARN of the schedule.</returns>
    Task<ScheduleAnswer<string>> CreateAsync(NewSchedule schedule, CancellationToken cancellationToken);

    Task<ScheduleAnswer<StoredSchedule>> GetAsync(ScheduleRef schedule, CancellationToken cancellationToken);

    /// <summary>Reads a schedule and updates it with the change, keeping all other settings. Only schedules that target a function can be changed.</summary>
    /// <returns>The updated schedule.</returns>
    Task<ScheduleAnswer<StoredSchedule>> ChangeAsync(ScheduleRef schedule, ScheduleChange change, CancellationToken cancellationToken);

    Task<ScheduleAnswer<ScheduleRef>> DeleteAsync(ScheduleRef schedule, CancellationToken cancellationToken);

    /// <summary>Lists all schedules, in the order of EventBridge Scheduler.</summary>
    /// <param name="group">Null for all groups.</param>
    Task<ScheduleAnswer<IReadOnlyList<ScheduleRef>>> ListAsync(string? group, CancellationToken cancellationToken);
}
