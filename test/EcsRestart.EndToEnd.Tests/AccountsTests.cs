using EcsRestart.EndToEnd.Tests.Support;

namespace EcsRestart.EndToEnd.Tests;

/// <summary>The published function with services of several accounts.</summary>
public sealed class AccountsTests
{
    [Fact]
    public async Task Invoke_RolesNotAssumable_FailsOnlyTheirServicesAndNamesTheRole()
    {
        var report = await InvokeAsync("healthy.json");

        Assert.Equal(["success Restarted", "failed AccessDenied", "failed AccessDenied"], report.StatusesAndCodes);
        Assert.Contains(
            "arn:aws:iam::222222222222:role/ecs-restart-target",
            ReportUnderTest.Text(report.Results[1], "error"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invoke_RolesAssumable_RestartsServicesInEachAccount()
    {
        var report = await InvokeAsync("accounts.json");

        Assert.Equal(Enumerable.Repeat("success Restarted", 4), report.StatusesAndCodes);
        Assert.Equal(
            ["", "222222222222", "333333333333", "333333333333"],
            report.Results.Select(result => result.TryGetProperty("account", out var account) ? account.GetString() : ""));
    }

    [Theory]
    [InlineData("""{"step":"plans"}""", "$.step")]
    [InlineData("""{"step":"restart","run":{"id":"e-1","startedAt":"2026-11-21T05:00:00Z"}}""", "$.settings $.options $.batch")]
    public async Task Invoke_InvalidStep_ReturnsErrorPaths(string step, string paths)
    {
        var run = await CommandLineRun.OfAsync(["invoke", "-"], step, new Dictionary<string, string>());

        Assert.Equal(2, run.ExitCode);
        Assert.Equal((400, paths), (ReportUnderTest.Parse(run.Output).StatusCode, ReportUnderTest.Parse(run.Output).ErrorPaths));
    }

    private static async Task<ReportUnderTest> InvokeAsync(string scenario)
    {
        var run = await CommandLineRun.OfAsync(
            "invoke", Repository.Event("accounts.json"), "--scenario", Repository.Scenario(scenario), "--speed", "100");
        return ReportUnderTest.Parse(run.Output);
    }
}
