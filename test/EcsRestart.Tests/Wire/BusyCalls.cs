using EcsRestart.Lists;
using EcsRestart.Request;
using EcsRestart.Schedules;

namespace EcsRestart.Tests.Wire;

/// <summary>Counts the calls in progress to the services other than ECS, so that time stands still meanwhile.</summary>
internal sealed class BusyCalls(IScheduleStore schedules, IServiceLists lists) : IScheduleStore, IServiceLists
{
    private int _inProgress;

    public int InProgress => Volatile.Read(ref _inProgress);

    public Task<ListAnswer> ReadAsync(ListSource source, CancellationToken cancellationToken) =>
        CountAsync(() => lists.ReadAsync(source, cancellationToken));

    public Task<ScheduleAnswer<string>> CreateAsync(NewSchedule schedule, CancellationToken cancellationToken) =>
        CountAsync(() => schedules.CreateAsync(schedule, cancellationToken));

    public Task<ScheduleAnswer<StoredSchedule>> GetAsync(ScheduleRef schedule, CancellationToken cancellationToken) =>
        CountAsync(() => schedules.GetAsync(schedule, cancellationToken));

    public Task<ScheduleAnswer<StoredSchedule>> ChangeAsync(ScheduleRef schedule, ScheduleChange change, CancellationToken cancellationToken) =>
        CountAsync(() => schedules.ChangeAsync(schedule, change, cancellationToken));

    public Task<ScheduleAnswer<ScheduleRef>> DeleteAsync(ScheduleRef schedule, CancellationToken cancellationToken) =>
        CountAsync(() => schedules.DeleteAsync(schedule, cancellationToken));

    public Task<ScheduleAnswer<IReadOnlyList<ScheduleRef>>> ListAsync(string? group, CancellationToken cancellationToken) =>
        CountAsync(() => schedules.ListAsync(group, cancellationToken));

    private async Task<T> CountAsync<T>(Func<Task<T>> call)
    {
        Interlocked.Increment(ref _inProgress);
        try
        {
            return await call();
        }
        finally
        {
            Interlocked.Decrement(ref _inProgress);
        }
    }
}
