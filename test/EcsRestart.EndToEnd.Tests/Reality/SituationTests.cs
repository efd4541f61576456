using System.Text.Json;
using System.Text.Json.Nodes;
using EcsRestart.EndToEnd.Tests.Support;

namespace EcsRestart.EndToEnd.Tests.Reality;

/// <summary>The report of the published function for each situation. Each file in <c>Reality/situations</c> is a test case.</summary>
public sealed class SituationTests(SituationRun run) : IClassFixture<SituationRun>
{
    public static TheoryData<string> Names => [.. Situation.Files];

    [Theory]
    [MemberData(nameof(Names))]
    public void Restart_Situation_ReturnsExpectedResult(string name)
    {
        var result = run.Result(name);
        var right = run.Situation(name).Right;

        Assert.Equal($"{right["status"]} {right["code"]}", $"{ReportUnderTest.Text(result, "status")} {ReportUnderTest.Text(result, "code")}");
        AssertTexts(right, "says", "notSays", Sentence(result));
        AssertTexts(right, "warns", "notWarns", result.TryGetProperty("warnings", out var warnings) ? warnings.ToString() : "");
        Assert.True(run.Situation(name).Updates <= 1, $"UpdateService was called {run.Situation(name).Updates} times.");
    }

    private static void AssertTexts(JsonNode right, string present, string absent, string text)
    {
        foreach (var words in Texts(right[present]))
            Assert.Contains(words, text, StringComparison.Ordinal);
        foreach (var words in Texts(right[absent]))
            Assert.DoesNotContain(words, text, StringComparison.Ordinal);
    }

    private static string Sentence(JsonElement result) =>
        result.TryGetProperty("error", out var error) || result.TryGetProperty("reason", out error) ? error.GetString() ?? "" : "";

    private static IEnumerable<string> Texts(JsonNode? texts) => texts?.AsArray().Select(text => (string?)text ?? "") ?? [];
}
