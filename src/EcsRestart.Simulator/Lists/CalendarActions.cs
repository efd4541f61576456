using System.Globalization;
using System.Text.Json.Nodes;

namespace EcsRestart.Simulator;

/// <summary>GetCalendarState of AWS Systems Manager, over calendars of one account and Region and those that others share with it.</summary>
internal sealed class CalendarActions(string arnPrefix, TimeProvider clock)
{
    public const string GetCalendarState = "GetCalendarState";

    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    private readonly Dictionary<string, SimulatedCalendar> _calendars = new(StringComparer.Ordinal);

    /// <returns>The calendars that a request names; null when it names none.</returns>
    public static string? SubjectOf(JsonObject? request) => request?["CalendarNames"] is JsonArray { Count: > 0 } names
        ? string.Join(", ", names.Select(name => name?.ToString()))
        : null;

    public string ArnOf(string calendar) => calendar.StartsWith("arn:", StringComparison.Ordinal) ? calendar : arnPrefix + calendar;

    /// <summary>Adds a calendar, or replaces the one of that name.</summary>
    public void Put(string calendar, SimulatedCalendar content) => _calendars[ArnOf(calendar)] = content;

    public JsonObject Serve(JsonObject request)
    {
        if (request["CalendarNames"] is not JsonArray { Count: > 0 } names)
            throw ListsException.Invalid("1 validation error detected: Value at 'calendarNames' failed to satisfy constraint: Member must not be null");

        SimulatedCalendar[] calendars = [.. names.Select(name => Find(name?.GetValue<string>() ?? ""))];
        var at = AtTime(request);
        var isOpen = IsOpen(calendars, at);
        var answer = new JsonObject
        {
            ["State"] = isOpen ? "OPEN" : "CLOSED",
            ["AtTime"] = at.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture),
        };
        if (NextTransition(calendars, at, isOpen) is { } next)
            answer["NextTransitionTime"] = next.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
        return answer;
    }

    /// <summary>Several calendars are open only when all are.</summary>
    private static bool IsOpen(IEnumerable<SimulatedCalendar> calendars, DateTimeOffset at) => calendars.All(calendar => calendar.IsOpenAt(at));

    private static DateTimeOffset? NextTransition(IReadOnlyList<SimulatedCalendar> calendars, DateTimeOffset at, bool isOpen) => calendars
        .SelectMany(calendar => calendar.Boundaries)
        .Where(boundary => boundary > at && IsOpen(calendars, boundary) != isOpen)
        .Select(boundary => (DateTimeOffset?)boundary)
        .Min();

    private SimulatedCalendar Find(string calendar) =>
        _calendars.GetValueOrDefault(ArnOf(calendar)) ?? throw ListsException.NoDocument(calendar);

    private DateTimeOffset AtTime(JsonObject request)
    {
        if (request["AtTime"]?.GetValue<string>() is not { } text)
            return clock.GetUtcNow();

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : throw ListsException.Invalid($"AtTime '{text}' is not in ISO 8601 format.");
    }
}
