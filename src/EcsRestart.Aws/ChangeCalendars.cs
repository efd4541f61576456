using System.Collections.Concurrent;
using System.Globalization;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using EcsRestart.Gates;
using CalendarState = EcsRestart.Gates.CalendarState;
using SsmCalendarState = Amazon.SimpleSystemsManagement.CalendarState;

namespace EcsRestart.Aws;

/// <summary>Change Calendars through the AWS SDK. No client is created before a calendar is read.</summary>
/// <param name="createClient">Creates the client for a Region; null for the Region of the run.</param>
/// <param name="clock">Null for the system clock.</param>
public sealed class ChangeCalendars(Func<string?, IAmazonSimpleSystemsManagement> createClient, TimeProvider? clock = null) : IChangeCalendars, IDisposable
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";
    private const string RunRegion = "";

    /// <summary>Which part of arn:aws:ssm:REGION:ACCOUNT:document/NAME the Region is.</summary>
    private const int RegionPart = 3;

    private readonly ConcurrentDictionary<string, Lazy<IAmazonSimpleSystemsManagement>> _clients = new(StringComparer.Ordinal);

    public Task<AwsResult<CalendarState>> GetStateAsync(string calendar, DateTimeOffset? at, CancellationToken cancellationToken) => Repetition.CallAsync(
        () => TryGetStateAsync(calendar, at, cancellationToken),
        result => result is AwsResult<CalendarState>.Failed { Failure.Kind: AwsFailureKind.Unavailable or AwsFailureKind.Unreachable },
        clock ?? TimeProvider.System,
        cancellationToken);

    public void Dispose()
    {
        foreach (var client in _clients.Values.Where(client => client.IsValueCreated))
            client.Value.Dispose();
    }

    private async Task<AwsResult<CalendarState>> TryGetStateAsync(string calendar, DateTimeOffset? at, CancellationToken cancellationToken)
    {
        try
        {
            // One calendar a call: the state of several does not show which one is closed. The AWS SDK cannot cancel the wait for credentials.
            var request = new GetCalendarStateRequest { CalendarNames = [calendar], AtTime = at?.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture) };
            var response = await Client(calendar).GetCalendarStateAsync(request, cancellationToken).WaitAsync(cancellationToken);
            return new AwsResult<CalendarState>.Ok(Read(response, at ?? (clock ?? TimeProvider.System).GetUtcNow()));
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return new AwsResult<CalendarState>.Failed(CalendarFailureMap.Of(exception));
        }
    }

    private IAmazonSimpleSystemsManagement Client(string calendar)
    {
        var region = calendar.Split(':') is { Length: > RegionPart } arn ? arn[RegionPart] : RunRegion;
        return _clients.GetOrAdd(region, static (region, create) => new(() => create(region.Length == 0 ? null : region)), createClient).Value;
    }

    private static CalendarState Read(GetCalendarStateResponse response, DateTimeOffset at)
    {
        if (response.State is not { } state || (state != SsmCalendarState.OPEN && state != SsmCalendarState.CLOSED))
            throw new InvalidDataException($"the state is {response.State?.Value ?? "missing"}");

        return new CalendarState(state == SsmCalendarState.OPEN, Time(response.AtTime) ?? at, Time(response.NextTransitionTime));
    }

    /// <exception cref="FormatException">The text is not a time.</exception>
    private static DateTimeOffset? Time(string? text) =>
        string.IsNullOrEmpty(text) ? null : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
