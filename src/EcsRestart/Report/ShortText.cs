namespace EcsRestart.Report;

/// <summary>Texts that came from outside, cut to a length that a report can afford.</summary>
internal static class ShortText
{
    /// <summary>Longer than any name or ARN that ECS allows, so that a valid one is always shown whole.</summary>
    private const int LongestShown = 600;

    public static string Quote(string text) => $"\"{Shorten(text)}\"";

    public static string Shorten(string text, int longest = LongestShown) =>
        text.Length <= longest ? text : $"{text.AsSpan(0, longest)}… ({text.Length:N0} characters)";
}
