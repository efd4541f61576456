using System.Text.Json;
using System.Text.Json.Nodes;
using EcsRestart.EndToEnd.Tests.StateMachine;
using EcsRestart.EndToEnd.Tests.Support;

namespace EcsRestart.EndToEnd.Tests.Infra;

/// <summary>infra/notify.asl.json, run by an interpreter that the project did not write, against the double that other tests use.</summary>
public sealed class NotifyMachineTests
{
    private const string Report = """{"statusCode":200,"summary":{"success":1,"skipped":0,"failed":1,"unverified":0},"failures":"prod/mail: \"no\""}""";

    [StateMachineFact]
    public Task Outcome_Report_IsThatOfTheDouble() => AssertSameAsync("SUCCEEDED", Report, cause: null);

    [StateMachineFact]
    public Task Outcome_Cause_IsThatOfTheDouble() => AssertSameAsync("FAILED", output: null, "1 failed in 94 s\nprod/mail: \"no\"");

    [StateMachineFact]
    public Task Outcome_NeitherReportNorCause_IsThatOfTheDouble() => AssertSameAsync("TIMED_OUT", output: null, cause: null);

    private static async Task AssertSameAsync(string status, string? output, string? cause)
    {
        var interpreter = Interpreter.Take();
        await interpreter.WriteAsync(new JsonObject
        {
            ["definition"] = Path.Combine(Repository.Root, "infra", "notify.asl.json"),
            ["executionId"] = "run-1",
            ["startedAt"] = "2026-11-21T03:00:00Z",
            ["input"] = new JsonObject { ["detail"] = new JsonObject { ["name"] = "run-1", ["status"] = status, ["output"] = output, ["cause"] = cause } },
        });
        using var call = await interpreter.ReadAsync();
        Assert.True(call.RootElement.TryGetProperty("parameters", out var parameters), call.RootElement.GetRawText());
        await interpreter.WriteAsync(new JsonObject { ["call"] = call.RootElement.GetProperty("call").GetInt32(), ["now"] = "2026-11-21T03:00:00Z", ["answer"] = null });
        using var end = await interpreter.ReadAsync();
        interpreter.Return();

        Assert.True(end.RootElement.TryGetProperty("result", out _), end.RootElement.GetRawText());
        var entry = Assert.Single(parameters.GetProperty("Entries").EnumerateArray().ToArray());
        Assert.Equal(NotifyStateMachine.DetailTypeOf(status, output), entry.GetProperty("DetailType").GetString());
        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse(NotifyStateMachine.OutcomeOf(status, output, cause)), JsonNode.Parse(entry.GetProperty("Detail").GetRawText())),
            JsonSerializer.Serialize(entry));
    }
}
