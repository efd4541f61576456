using EcsRestart.Aws;
using EcsRestart.Cli.Output;
using EcsRestart.Gates;

namespace EcsRestart.Cli.Session;

/// <summary>The Change Calendars that a command reads.</summary>
internal sealed class CalendarSession : IDisposable
{
    private readonly ChangeCalendars _calendars;

    private CalendarSession(ChangeCalendars calendars) => _calendars = calendars;

    public static CalendarSession Open(StoreSettings choice) => new(new ChangeCalendars(region => choice switch
    {
        { Aws: false, Endpoint: { } endpoint } =>
            SystemsManagerClientFactory.CreateForSimulator(endpoint, region ?? choice.Region ?? SessionOptions.SimulatedRegion),
        _ => SystemsManagerClientFactory.Create(region ?? choice.Region, choice.Profile, choice.Endpoint),
    }));

    /// <returns>What the calendars say about a time: <c>open</c>, or which are closed and until when.</returns>
    /// <exception cref="CommandException">A calendar cannot be read.</exception>
    public async Task<string> DescribeAsync(IReadOnlyList<string> calendars, DateTimeOffset time, CancellationToken cancellationToken)
    {
        var closed = new List<string>();
        foreach (var calendar in calendars)
        {
            if (Value(calendar, await _calendars.GetStateAsync(calendar, time, cancellationToken)) is { IsOpen: false } state)
                closed.Add(state.NextTransition is { } opening ? $"{calendar} closed until {ScheduleText.Utc(opening)} UTC" : $"{calendar} closed");
        }

        return closed is [] ? "open" : string.Join(", ", closed);
    }

    public void Dispose() => _calendars.Dispose();

    private static CalendarState Value(string calendar, AwsResult<CalendarState> result) => result switch
    {
        AwsResult<CalendarState>.Ok(var state) => state,
        AwsResult<CalendarState>.Failed(var failure) => throw new CommandException(
            failure.Kind is AwsFailureKind.NotFound or AwsFailureKind.Invalid ? ExitCodes.Failure : ExitCodes.Unavailable,
            $"Change calendar {calendar} cannot be read. {failure.Message}"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
