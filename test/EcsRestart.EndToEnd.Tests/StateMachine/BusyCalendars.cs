using EcsRestart.Gates;

namespace EcsRestart.EndToEnd.Tests.StateMachine;

/// <summary>Counts the reads in progress, so that time stands still meanwhile.</summary>
internal sealed class BusyCalendars(IChangeCalendars calendars) : IChangeCalendars
{
    private int _readsInProgress;

    public int ReadsInProgress => Volatile.Read(ref _readsInProgress);

    public async Task<AwsResult<CalendarState>> GetStateAsync(string calendar, DateTimeOffset? at, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _readsInProgress);
        try
        {
            return await calendars.GetStateAsync(calendar, at, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _readsInProgress);
        }
    }
}
