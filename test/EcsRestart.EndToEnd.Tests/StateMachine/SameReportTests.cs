using System.Text;
using System.Text.Json;
using EcsRestart.EndToEnd.Tests.Support;
using EcsRestart.Request;

namespace EcsRestart.EndToEnd.Tests.StateMachine;

/// <summary>A run in one invocation and a run of the state machine return the same report.</summary>
public sealed class SameReportTests
{
    private static readonly string[] Compared = ["cluster", "service", "taskDefinition", "status", "code", "rollout", "region", "account", "rolledBackBy", "imagesChanged", "images"];

    /// <summary>Every sample, with the scenario of the same name if it exists, and some with failure scenarios.</summary>
    public static TheoryData<string, string?> Samples()
    {
        var samples = new TheoryData<string, string?>();
        foreach (var sample in Directory.EnumerateFiles(Path.Combine(Repository.Root, "events"), "*.json").Order(StringComparer.Ordinal).Select(Path.GetFileName))
        {
            if (!sample!.EndsWith("schema.json", StringComparison.Ordinal))
                samples.Add(sample, File.Exists(Repository.Scenario(sample)) ? sample : null);
        }

        samples.Add("from-table.json", "from-parameter.json");
        samples.Add("migration-then-restart.json", "migration-fails.json");
        samples.Add("rollback.json", "crash-without-breaker.json");
        samples.Add("rollback.json", "rollback-fails.json");
        samples.Add("rollback.json", "moved-tag.json");
        samples.Add("select-by-tag.json", "estate.json");
        samples.Add("waves.json", "estate.json");
        return samples;
    }

    /// <summary>Scenarios in which every service is restarted with <c>wait</c>.</summary>
    public static TheoryData<string> FailureScenarios()
    {
        var troubles = new TheoryData<string>();
        foreach (var scenario in Directory.EnumerateFiles(Path.Combine(Repository.Root, "events", "scenarios"), "*.json").Order(StringComparer.Ordinal))
            troubles.Add(Path.GetFileName(scenario));
        return troubles;
    }

    [StateMachineTheory]
    [MemberData(nameof(Samples))]
    public async Task StateMachine_Sample_ReturnsReportOfOneInvocation(string sample, string? scenario)
    {
        var text = await File.ReadAllTextAsync(Repository.Event(sample));
        if (!IsJson(text))
            return;

        await AssertSameAsync(text, scenario is null ? null : Repository.Scenario(scenario));
    }

    [StateMachineTheory]
    [MemberData(nameof(FailureScenarios))]
    public Task StateMachine_Scenario_ReturnsReportOfOneInvocation(string scenario) => AssertSameAsync(
        """{"wait":true,"stopAfterFailures":0,"maxInFlight":25,"timeoutMinutes":20,"select":[{"cluster":"*","service":"*"}]}""", Repository.Scenario(scenario));

    [StateMachineTheory]
    [MemberData(nameof(FailureScenarios))]
    public Task StateMachine_ScenarioWithRollback_ReturnsReportOfOneInvocation(string scenario) => AssertSameAsync(
        """
        {"wait":true,"stopAfterFailures":0,"maxInFlight":25,"timeoutMinutes":5,"onFailure":"rollback","imageChange":"fail",
         "select":[{"cluster":"*","service":"*"}]}
        """,
        Repository.Scenario(scenario));

    private static async Task AssertSameAsync(string text, string? scenario)
    {
        var payload = Encoding.UTF8.GetString(ContextAttributes.Replace(
            Encoding.UTF8.GetBytes(text), "arn:aws:scheduler:eu-central-1:123456789012:schedule/default/nightly", new DateTimeOffset(2026, 11, 21, 5, 0, 0, TimeSpan.Zero), "e-1").Span);
        await using var one = await RunsOnAnEstate.StartAsync(payload, scenario);
        await using var many = await RunsOnAnEstate.StartAsync(payload, scenario);

        var expected = one.RunInOneInvocation(payload);
        var outcome = await many.Machine().RunAsync(payload);

        Assert.Null(outcome.Error);
        Assert.Equal(Facts(expected), Facts(outcome.Result ?? default));
    }

    /// <summary>Returns the parts of a report that do not depend on timing.</summary>
    private static string[] Facts(JsonElement report) =>
    [
        $"status {report.GetProperty("statusCode")}",
        .. report.TryGetProperty("summary", out var summary) ? [Compact(summary)] : Array.Empty<string>(),
        .. Each(report, "errors").Select(Compact),
        .. Each(report, "warnings").Select(Compact),
        .. Each(report, "results").Select(Fact),
    ];

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element);

    private static string Fact(JsonElement result) =>
        string.Join(' ', Compared.Select(name =>
            result.TryGetProperty(name, out var value) ? value.ValueKind == JsonValueKind.Array ? Compact(value) : value.ToString() : "-"));

    private static JsonElement[] Each(JsonElement report, string name) =>
        report.TryGetProperty(name, out var list) ? [.. list.EnumerateArray()] : [];

    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
