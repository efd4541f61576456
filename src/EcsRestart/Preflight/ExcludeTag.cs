using System.Globalization;

namespace EcsRestart.Preflight;

/// <summary>The tag with which the owners of a service exclude it from restarts, permanently or until a date.</summary>
internal static class ExcludeTag
{
    public const string Key = "ecs-restart:exclude";

    private const string DateFormat = "yyyy-MM-dd";

    private static readonly string[] MomentFormats = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK"];

    /// <returns>Why the service is excluded, or null when it is not.</returns>
    public static string? Reason(IReadOnlyDictionary<string, string> tags, DateTimeOffset now)
    {
        if (!tags.TryGetValue(Key, out var value))
            return null;

        var text = value.Trim();
        if (bool.TryParse(text, out var excluded))
            return excluded ? $"The tag {Key} is {text}." : null;

        if (Until(text) is not { } until)
            return $"The tag {Key} is {TextFormat.Quote(value)}, which is not true, false or a date such as 2026-12-24, so it is treated as true.";

        return now < until ? $"The tag {Key} excludes the service until {TextFormat.Time(until)}." : null;
    }

    /// <summary>A date without a time includes the whole day, in UTC.</summary>
    private static DateTimeOffset? Until(string text)
    {
        if (DateOnly.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day < DateOnly.MaxValue ? new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero) : DateTimeOffset.MaxValue;

        return DateTimeOffset.TryParseExact(text, MomentFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment
            : null;
    }
}
