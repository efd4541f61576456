using System.Globalization;

namespace EcsRestart;

/// <summary>Formats durations, times and counts, and shortens strings from outside to fit into a report.</summary>
public static class TextFormat
{
    /// <summary>Longer than any name or ARN that ECS allows, so that valid ones are always shown in full.</summary>
    private const int MaxShownLength = 600;

    /// <summary>The length to which strings are cut in a report without room for details.</summary>
    private const int BriefLength = 120;

    /// <summary>The longest a string can be after <see cref="Brief"/>, including the note on its original length.</summary>
    private const int MaxBriefLength = 170;

    /// <summary>Returns a duration such as <c>0.4 s</c>, <c>94 s</c>, <c>12 min</c>, <c>3.5 h</c>, <c>4 days</c>.</summary>
    public static string Duration(TimeSpan duration) => duration.TotalSeconds switch
    {
        < 10 => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0.0} s"),
        < 120 => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0} s"),
        < 7_200 => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMinutes:0.#} min"),
        < 172_800 => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalHours:0.#} h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalDays:0.#} days"),
    };

    /// <summary>Returns a time in UTC to the second, such as <c>2026-11-21T05:01:04Z</c>.</summary>
    public static string Time(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Returns a number with its noun, such as <c>1 task</c> or <c>1,200 tasks</c>.</summary>
    public static string Count(int number, string thing) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:N0} {thing}{(number == 1 ? "" : "s")}");

    internal static string Quote(string text) => $"\"{Shorten(text)}\"";

    /// <summary>Cuts a string in the middle: the start usually says what happened, and the end often why.</summary>
    internal static string Shorten(string text, int longest = MaxShownLength)
    {
        if (text.Length <= longest)
            return text;

        var head = longest / 2;
        var tail = text.Length - (longest - head);
        return $"{text.AsSpan(0, char.IsHighSurrogate(text[head - 1]) ? head - 1 : head)}… ({text.Length:N0} characters) …"
            + $"{text.AsSpan(char.IsLowSurrogate(text[tail]) ? tail + 1 : tail)}";
    }

    internal static bool IsBrief(string text) => text.Length <= MaxBriefLength;

    /// <summary>Shortens a string for a report without room for details.</summary>
    internal static string Brief(string text) => IsBrief(text) ? text : Shorten(text, BriefLength);
}
