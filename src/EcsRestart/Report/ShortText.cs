namespace EcsRestart.Report;

/// <summary>Texts that came from outside, shortened to a length that a report can afford.</summary>
internal static class ShortText
{
    /// <summary>Longer than any name or ARN that ECS allows, so that a valid one is always shown whole.</summary>
    private const int LongestShown = 600;

    public static string Quote(string text) => $"\"{Shorten(text)}\"";

    /// <summary>Cuts a text in the middle: the start says what happened, the end often why.</summary>
    public static string Shorten(string text, int longest = LongestShown)
    {
        if (text.Length <= longest)
            return text;

        var head = longest / 2;
        var tail = text.Length - (longest - head);
        return $"{text.AsSpan(0, char.IsHighSurrogate(text[head - 1]) ? head - 1 : head)}… ({text.Length:N0} characters) …"
            + $"{text.AsSpan(char.IsLowSurrogate(text[tail]) ? tail + 1 : tail)}";
    }
}
