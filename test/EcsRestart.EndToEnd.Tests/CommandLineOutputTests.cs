using EcsRestart.EndToEnd.Tests.Support;

namespace EcsRestart.EndToEnd.Tests;

/// <summary>The output of the command line for people.</summary>
public sealed class CommandLineOutputTests
{
    private static readonly Dictionary<string, string> Nothing = [];

    /// <summary>Slow enough that the rollout is seen to fail even on a busy machine, before ECS drops the evidence.</summary>
    [Fact]
    public async Task Run_CrashingTasks_ShowsEvidence()
    {
        var run = await CommandLineRun.OfAsync(
            "run", Repository.Event("nightly.json"), "--scenario", Repository.Scenario("crash-with-breaker.json"), "--speed", "20");

        Assert.Equal(1, run.ExitCode);
        StoredOutput.AssertSame("run-crash-with-breaker.txt", run.Output);
    }

    [Fact]
    public async Task Plan_ServicesOfEveryKind_ShowsReasonForEach()
    {
        const string request = """
            {
              "services": [
                { "cluster": "prod-cluster", "service": "orders-service" },
                { "cluster": "prod-cluster", "service": "catalog-service" },
                { "cluster": "prod-cluster", "service": "ledger-service" },
                { "cluster": "prod-cluster", "service": "orders-service" },
                { "cluster": "staging-cluster", "service": "sandbox-service" },
                { "cluster": "staging-cluster", "service": "no-such-service" },
                { "service": "orders-service" }
              ]
            }
            """;

        var run = await CommandLineRun.OfAsync(["plan", "-", "--scenario", Repository.Scenario("estate.json")], request, Nothing);

        Assert.Equal(1, run.ExitCode);
        StoredOutput.AssertSame("plan-estate.txt", run.Output);
    }

    [Fact]
    public async Task Plan_Waves_ShowsWaveOfEachService()
    {
        var run = await CommandLineRun.OfAsync("plan", Repository.Event("waves.json"), "--scenario", Repository.Scenario("estate.json"));

        Assert.Equal(0, run.ExitCode);
        StoredOutput.AssertSame("plan-waves.txt", run.Output);
    }

    [Fact]
    public async Task Run_Waves_ReportsStartOfEachWave()
    {
        var run = await CommandLineRun.OfAsync("run", Repository.Event("waves.json"), "--speed", "1000");

        var lines = run.Messages.Split('\n').ToList();
        var second = lines.IndexOf("Wave 2 started: 3 services");
        Assert.True(lines.IndexOf("Wave 1 started: 1 service") >= 0, run.Messages);
        Assert.True(second > lines.FindIndex(line => line.StartsWith("prod-cluster/orders-service: success", StringComparison.Ordinal)), run.Messages);
    }

    [Fact]
    public async Task Plan_OnlySelectWithoutScenario_SuggestsScenario()
    {
        var run = await CommandLineRun.OfAsync("plan", Repository.Event("select-by-tag.json"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Try --scenario events/scenarios/estate.json", run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_OutputToFile_WritesProgressToStandardError()
    {
        var run = await CommandLineRun.OfAsync("run", Repository.Event("nightly.json"), "--speed", "1000");

        Assert.DoesNotContain("restart accepted", run.Output, StringComparison.Ordinal);
        Assert.Contains("prod-cluster/orders-service: restart accepted, deployment ecs-svc/", run.Messages, StringComparison.Ordinal);
        Assert.Contains("prod-cluster/orders-service: success, Restarted after", run.Messages, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', run.Output + run.Messages);
    }

    [Fact]
    public async Task Run_DeploymentMissingFromResponse_ReportsItInsteadOfTaskCounts()
    {
        var run = await CommandLineRun.OfAsync(
            "run", Repository.Event("nightly.json"), "--scenario", Repository.Scenario("superseded.json"), "--speed", "60");

        Assert.Contains("\nprod-cluster/billing-service: ECS does not list the deployment; other tasks 2\n", run.Messages, StringComparison.Ordinal);
        Assert.DoesNotContain("new tasks ;", run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ManyServices_GroupsEqualResults()
    {
        var named = Enumerable.Range(0, 40).Select(number => $$"""{"cluster":"prod-cluster","service":"service-{{number}}"}""");
        var request = $$"""{"services":[{{string.Join(',', named)}},{"cluster":"prod-cluster"},{"cluster":"test-cluster"}]}""";

        var run = await CommandLineRun.OfAsync(["run", "-", "--no-wait"], request, Nothing);

        Assert.Equal(0, run.ExitCode);
        StoredOutput.AssertSame("run-many.txt", run.Output);
    }

    [Theory]
    [InlineData("run", "true", "ECS_RESTART_PAUSED is true")]
    [InlineData("plan", "until monday", "ECS_RESTART_PAUSED is \"until monday\"")]
    public async Task Command_Paused_CallsNothingAndShowsReason(string command, string value, string why)
    {
        var paused = new Dictionary<string, string> { ["ECS_RESTART_PAUSED"] = value };

        var run = await CommandLineRun.OfAsync([command, Repository.Event("nightly.json")], null, paused);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(why, run.Output, StringComparison.Ordinal);
        Assert.Contains("Paused: ECS was not called. Unset ECS_RESTART_PAUSED to continue.", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("restart accepted", run.Messages, StringComparison.Ordinal);
    }
}
