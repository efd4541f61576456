using System.Text.Json;

namespace EcsRestart.EndToEnd.Tests.Codes;

/// <summary>Every code in the report of the published function.</summary>
public sealed class FunctionCodeTests(FunctionReports reports) : IClassFixture<FunctionReports>
{
    public static TheoryData<string, int, string> Results => CodeTable.For(EntryPoint.Function);

    [Theory]
    [MemberData(nameof(Results))]
    public async Task Invoke_EveryCode_IsReportedWithMessage(string scenario, int number, string code)
    {
        var expected = CodeTable.Find(scenario).Results;

        var report = await reports.OfAsync(scenario);

        Assert.Equal(expected.Count, report.Results.Length);
        var result = report.Results[number];
        Assert.Equal($"{expected[number].Code.Status.ToString().ToLowerInvariant()} {code}", report.StatusesAndCodes[number]);
        Assert.Equal(expected[number].Service, $"{Optional(result, "cluster") ?? "–"}/{Optional(result, "taskDefinition") ?? Optional(result, "service")}");
        expected[number].AssertMessage(Optional(result, "reason") ?? Optional(result, "error"));
    }

    private static string? Optional(JsonElement result, string name) => result.TryGetProperty(name, out var value) ? value.GetString() : null;
}
