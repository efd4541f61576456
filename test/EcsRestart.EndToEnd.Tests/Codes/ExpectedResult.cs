using System.Text.RegularExpressions;

namespace EcsRestart.EndToEnd.Tests.Codes;

/// <param name="Service">As <c>cluster/service</c>; – for what the request does not name.</param>
/// <param name="Sentence">The whole of it, with * for what differs from run to run; null for none.</param>
internal sealed record ExpectedResult(string Service, ResultCode Code, string? Sentence)
{
    private static readonly TimeSpan WaitTimeout = TimeSpan.FromSeconds(5);

    private const string Duration = @"\d+(\.\d+)? (s|min)";

    public void AssertSentence(string? sentence)
    {
        if (Sentence is null)
            Assert.Null(sentence);
        else
            AssertMatches($"^{Pattern(Sentence)}$", sentence ?? "");
    }

    /// <param name="output">A plan's words, without the lines of its table.</param>
    public void AssertPlanned(string output)
    {
        var said = Code == ResultCode.DryRun
            ? $"would restart {Regex.Escape(Service)} "
            : $"{(Code.Status == ResultStatus.Failed ? "refused" : "skipped")} {Regex.Escape(Service)} {Code}: ";
        AssertMatches(said + Pattern(Sentence), output);
    }

    /// <summary>The sentence stands in the table, or below it where there is evidence; a dry run shows its plan.</summary>
    /// <param name="output">A run's words, without the lines of its table.</param>
    public void AssertShown(string output)
    {
        if (Code == ResultCode.DryRun)
        {
            AssertPlanned(output);
            return;
        }

        var name = Regex.Escape(Service);
        var row = $"{Code}( {Duration})? {name}";
        var explained = $"{row} explained below .* {name}: {Code}, deployment ecs-svc/[0-9]+ {Pattern(Sentence)}";
        AssertMatches($"{row} {Pattern(Sentence)}|{explained}", $"{output} ");
    }

    /// <summary>Unlike <see cref="Assert.Matches(string, string?)"/> it shows both in full.</summary>
    private static void AssertMatches(string pattern, string said) =>
        Assert.True(Regex.IsMatch(said, pattern, RegexOptions.None, WaitTimeout), $"Expected: {pattern}\nActual:   {said}");

    private static string Pattern(string? sentence) => Regex.Escape(sentence ?? "").Replace(@"\*", ".{0,200}?", StringComparison.Ordinal);
}
