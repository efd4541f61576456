namespace EcsRestart.Gates;

/// <summary>
/// The rules that decide whether anything may start now. They run in this order, and the first that returns a reason closes the gate for
/// the rest of the run. A calendar that cannot be read counts as closed.
/// </summary>
internal static class GateCheck
{
    /// <summary>The start of every message.</summary>
    public const string NotStarted = "Not started: ";

    private static readonly Func<GateFacts, Outcome?>[] Rules = [TooLate, CalendarUnreadable, CalendarClosed];

    /// <returns>Why nothing starts; null when something may.</returns>
    public static Outcome? Decide(GateFacts facts) => Rules.Select(rule => rule(facts)).FirstOrDefault(outcome => outcome is not null);

    private static Outcome? TooLate(GateFacts facts) => facts is { StartBefore: { } end, StartWithin: { } window } && facts.Now > end
        ? new Outcome(
            ResultCode.TooLate,
            $"{NotStarted}the start window closed at {TextFormat.Time(end)}, {TextFormat.Duration(window)} after scheduledTime (startWithinMinutes).")
        : null;

    private static Outcome? CalendarUnreadable(GateFacts facts)
    {
        foreach (var (calendar, result) in facts.Calendars)
        {
            if (result is AwsResult<CalendarState>.Failed(var failure))
                return new Outcome(ResultCode.GateUnreadable, $"{NotStarted}change calendar {calendar} cannot be read, so it counts as closed. {failure.Message}");
        }

        return null;
    }

    private static Outcome? CalendarClosed(GateFacts facts)
    {
        var closed = facts.Calendars
            .Select(reading => reading.Result is AwsResult<CalendarState>.Ok({ IsOpen: false } state) ? Closed(reading.Calendar, state) : null)
            .OfType<string>()
            .ToArray();
        return closed is [] ? null : new Outcome(ResultCode.CalendarClosed, $"{NotStarted}{string.Join(" and ", closed)}.");
    }

    private static string Closed(string calendar, CalendarState state) => state.NextTransition is { } opening
        ? $"change calendar {calendar} is closed until {TextFormat.Time(opening)}"
        : $"change calendar {calendar} is closed, and no opening is planned";
}
