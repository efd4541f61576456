using System.Text.RegularExpressions;

namespace EcsRestart.EndToEnd.Tests.Codes;

/// <summary>The expected result of an entry. The messages themselves are asserted in unit tests.</summary>
/// <param name="Service">As <c>cluster/service</c>, with – for a missing part.</param>
/// <param name="HasMessage">True when the result explains its code.</param>
internal sealed record ExpectedResult(string Service, ResultCode Code, bool HasMessage = true)
{
    private const string Duration = @"\d+(\.\d+)? (s|min)";
    private const string AnyMessage = "[A-Za-z0-9]";

    private static readonly TimeSpan WaitTimeout = TimeSpan.FromSeconds(5);

    public void AssertMessage(string? message) => Assert.Equal(HasMessage, !string.IsNullOrEmpty(message));

    /// <param name="output">The output of <c>plan</c> without table borders.</param>
    public void AssertPlanned(string output)
    {
        var name = Regex.Escape(Service);
        var row = Code == ResultCode.DryRun
            ? $"would restart {name} "
            : $"{(Code.Status == ResultStatus.Failed ? "refused" : "skipped")} {name} {Code}: ";
        AssertMatches(row + AnyMessage, output);
    }

    /// <summary>The message is in the table or, with evidence, below it. A dry run shows its plan.</summary>
    /// <param name="output">The output of <c>run</c> without table borders.</param>
    public void AssertShown(string output)
    {
        if (Code == ResultCode.DryRun)
        {
            AssertPlanned(output);
            return;
        }

        var name = Regex.Escape(Service);
        var row = $"{Code}( {Duration})? {name} ";
        var explained = $"{row}explained below .* {name}: {Code}, deployment ecs-svc/[0-9]+ {AnyMessage}";
        AssertMatches($"{row}{(HasMessage ? AnyMessage : "")}|{explained}", $"{output} ");
    }

    /// <summary>Unlike <see cref="Assert.Matches(string, string?)"/>, shows both strings in full.</summary>
    private static void AssertMatches(string pattern, string output) =>
        Assert.True(Regex.IsMatch(output, pattern, RegexOptions.None, WaitTimeout), $"Expected: {pattern}\nActual:   {output}");
}
