namespace EcsRestart.Gates;

/// <summary>The Change Calendars of AWS Systems Manager. An expected failure is a value; only cancellation is thrown.</summary>
public interface IChangeCalendars
{
    /// <summary>Reads the state of a calendar (AWS Systems Manager API Reference, GetCalendarState).</summary>
    /// <param name="calendar">A name in the account and Region of the run, or an ARN.</param>
    /// <param name="at">The time to read the state for; null for now.</param>
    Task<AwsResult<CalendarState>> GetStateAsync(string calendar, DateTimeOffset? at, CancellationToken cancellationToken);
}
