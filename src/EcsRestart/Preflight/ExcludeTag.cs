using System.Globalization;

namespace EcsRestart.Preflight;

/// <summary>The tag by which a service's owners keep it out of every restart, for good or until a date.</summary>
internal static class ExcludeTag
{
    public const string Key = "ecs-restart:exclude";

    private const string DateFormat = "yyyy-MM-dd";

    private static readonly string[] MomentFormats = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK"];

    /// <param name="tags">The service's.</param>
    /// <returns>Why the service is excluded, or null when it is not.</returns>
    public static string? Reason(IReadOnlyDictionary<string, string> tags, DateTimeOffset now)
    {
        if (!tags.TryGetValue(Key, out var value))
            return null;

        var text = value.Trim();
        if (bool.TryParse(text, out var excluded))
            return excluded ? $"Its tag {Key} is {text}." : null;

        if (Until(text) is not { } until)
            return $"Its tag {Key} is {TextFormat.Quote(value)}, which is neither true, false nor a date such as 2026-12-24; taken as true.";

        return now < until ? $"Its tag {Key} excludes it until {TextFormat.Time(until)}." : null;
    }

    /// <summary>A date alone lasts to its end, in UTC.</summary>
    private static DateTimeOffset? Until(string text)
    {
        if (DateOnly.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day < DateOnly.MaxValue ? new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero) : DateTimeOffset.MaxValue;

        return DateTimeOffset.TryParseExact(text, MomentFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment
            : null;
    }
}
