using EcsRestart.EndToEnd.Tests.Support;

namespace EcsRestart.EndToEnd.Tests.StateMachine;

/// <summary>The command line with the state machine as its engine.</summary>
public sealed class RunByStateMachineTests
{
    [Fact]
    public async Task Run_WhereTheInterpreterIsNotInstalled_SaysHowToInstallIt()
    {
        var run = await RunAsync("minimal.json", "--interpreter", Repository.Root);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"npm ci --prefix {Repository.Root}", run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WithAnInterpreterButNoMachine_IsAnErrorOfUsage()
    {
        var run = await CommandLineRun.OfAsync("run", Repository.Event("minimal.json"), "--interpreter", Interpreter.Folder);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--interpreter goes with --engine step-functions", run.Messages, StringComparison.Ordinal);
    }

    [MachineTheory]
    [InlineData("minimal.json", null, 0, "success Restarted")]
    [InlineData("mixed.json", "mixed.json", 1, "success Restarted|skipped MissingClusterOrService|skipped Duplicate|failed ServiceNotFound|failed ServiceNotFound")]
    [InlineData("migration-then-restart.json", "migration-fails.json", 1, "skipped Halted|skipped Halted|failed TaskFailed")]
    [InlineData("invalid-types.json", null, 2, null)]
    [InlineData("invalid-not-json.json", null, 2, null)]
    public async Task Run_OfASample_EndsAsWithOneInvocation(string sample, string? scenario, int exitCode, string? said)
    {
        string[] extra = scenario is null ? [] : ["--scenario", Repository.Scenario(scenario)];

        var run = await RunAsync(sample, ["--interpreter", Interpreter.Folder, "--output", "json", "--speed", "1000", .. extra]);

        Assert.Equal(exitCode, run.ExitCode);
        if (said is not null)
            Assert.Equal(said, string.Join('|', ReportUnderTest.Parse(run.Output).Said));
    }

    private static Task<CommandLineRun> RunAsync(string sample, params string[] options) =>
        CommandLineRun.OfAsync(["run", Repository.Event(sample), "--engine", "step-functions", .. options]);
}
