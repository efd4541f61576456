using EcsRestart.Gates;

namespace EcsRestart.Tests.Support;

/// <summary>Calendars whose states a test decides.</summary>
/// <param name="stateOf">The answer for a calendar; called for each read.</param>
internal sealed class FakeCalendars(Func<string, AwsResult<CalendarState>> stateOf) : IChangeCalendars
{
    public List<string> Reads { get; } = [];

    public static AwsResult<CalendarState> Open(DateTimeOffset at, DateTimeOffset? closing = null) => new AwsResult<CalendarState>.Ok(new(true, at, closing));

    public static AwsResult<CalendarState> Closed(DateTimeOffset at, DateTimeOffset? opening = null) => new AwsResult<CalendarState>.Ok(new(false, at, opening));

    public static AwsResult<CalendarState> Denied { get; } = new AwsResult<CalendarState>.Failed(new(AwsFailureKind.AccessDenied, "Systems Manager denied the call: no."));

    public Task<AwsResult<CalendarState>> GetStateAsync(string calendar, DateTimeOffset? at, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (Reads)
            Reads.Add(calendar);
        return Task.FromResult(stateOf(calendar));
    }
}
