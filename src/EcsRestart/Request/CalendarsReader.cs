using System.Text.RegularExpressions;

namespace EcsRestart.Request;

/// <summary>Reads <c>calendars</c>, the Change Calendars that must be open.</summary>
internal static partial class CalendarsReader
{
    public const string Field = "calendars";

    private const int MaxCalendars = 5;
    private const int MatchTimeoutMilliseconds = 1_000;

    private const string Expected =
        "a calendar name of 3 to 128 characters (letters, digits, _ - .), or an ARN such as arn:aws:ssm:eu-central-1:111122223333:document/freeze";

    /// <returns>The names and ARNs; none when the field is absent or (with an error) invalid.</returns>
    public static IReadOnlyList<string> Read(JsonFields fields, RequestFindings findings)
    {
        if (!fields.TryGiven(Field, out _))
            return [];

        var errors = findings.Errors.Count;
        var items = fields.ReadArray(Field);
        if (findings.Errors.Count > errors)
            return [];

        if (items.Count is 0 or > MaxCalendars)
        {
            findings.AddError(fields.PathOf(Field), $"expected 1 to {MaxCalendars} calendars, found {items.Count}");
            return [];
        }

        var text = new StrictText(findings);
        var calendars = new List<string>();
        foreach (var item in items)
        {
            var calendar = text.Read(item.Element, item.Path, Expected, CalendarPattern);
            if (calendar.Length > 0 && calendars.Contains(calendar, StringComparer.Ordinal))
                findings.AddError(item.Path, "is listed twice");
            calendars.Add(calendar);
        }

        return calendars;
    }

    [GeneratedRegex(
        @"\A([A-Za-z0-9_.-]{3,128}|arn:aws(-[a-z]+)*:ssm:[a-z0-9-]{1,63}:[0-9]{12}:document/[A-Za-z0-9_.-]{3,128})\z",
        RegexOptions.ExplicitCapture,
        MatchTimeoutMilliseconds)]
    private static partial Regex CalendarPattern();
}
