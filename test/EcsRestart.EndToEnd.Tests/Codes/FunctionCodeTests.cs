using System.Text.Json;

namespace EcsRestart.EndToEnd.Tests.Codes;

/// <summary>Every code, from the published function over real HTTP.</summary>
public sealed class FunctionCodeTests(FunctionReports reports) : IClassFixture<FunctionReports>
{
    public static TheoryData<string, int, string> Results => CodeTable.For(EntryPoint.Function);

    [Theory]
    [MemberData(nameof(Results))]
    public async Task Result_OfTheFunction_HasItsCodeAndSentence(string scenario, int number, string code)
    {
        var expected = CodeTable.Find(scenario).Results;

        var report = await reports.OfAsync(scenario);

        Assert.Equal(expected.Count, report.Results.Length);
        var result = report.Results[number];
        Assert.Equal($"{expected[number].Code.Status.ToString().ToLowerInvariant()} {code}", report.StatusesAndCodes[number]);
        Assert.Equal(expected[number].Service, $"{Optional(result, "cluster") ?? "–"}/{Optional(result, "taskDefinition") ?? Optional(result, "service")}");
        expected[number].AssertSentence(Optional(result, "reason") ?? Optional(result, "error"));
    }

    private static string? Optional(JsonElement result, string name) => result.TryGetProperty(name, out var value) ? value.GetString() : null;
}
