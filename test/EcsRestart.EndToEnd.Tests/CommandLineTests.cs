using EcsRestart.EndToEnd.Tests.Support;

namespace EcsRestart.EndToEnd.Tests;

/// <summary>The command line as a user runs it.</summary>
public sealed class CommandLineTests
{
    private const int Fast = 1_000;

    /// <summary>Slow enough that a recent deployment is still recent when a busy machine describes it.</summary>
    private const int Slow = 100;

    /// <summary>Slow enough that a timeout of 2 minutes is not reached on a busy machine.</summary>
    private const int Patient = 20;

    /// <summary>Request, scenario, speed, exit code, and the statuses of the results.</summary>
    public static readonly TheoryData<string, string?, int, int, string> Samples = new()
    {
        { "nightly.json", null, Fast, 0, "success success" },
        { "minimal.json", null, Fast, 0, "success" },
        { "wait.json", null, Fast, 0, "success success" },
        { "dry-run.json", null, Fast, 0, "skipped skipped" },
        { "mixed.json", "mixed.json", Fast, 1, "success skipped skipped failed failed" },
        { "minimal.json", "slow.json", Fast, 0, "success" },
        { "nightly.json", "healthy.json", Fast, 0, "success success" },
        { "waves.json", null, Fast, 0, "success success success success" },
        { "select-by-tag.json", "estate.json", Fast, 0, "success success skipped success skipped" },
        { "migration-then-restart.json", null, Fast, 0, "success success success" },
        { "migration-then-restart.json", "migration-then-restart.json", Fast, 0, "success success success" },
        { "migration-then-restart.json", "migration-fails.json", Fast, 1, "skipped skipped failed" },
        { "recently-deployed.json", "recently-deployed.json", Slow, 0, "success skipped" },
        { "secret-rotated.json", null, Fast, 0, "success success" },
        { "force.json", "image-is-back.json", Fast, 0, "success" },
        { "accounts.json", "accounts.json", Fast, 0, "success success success success" },
        { "from-parameter.json", "from-parameter.json", Fast, 0, "success success" },
        { "from-table.json", "from-parameter.json", Fast, 0, "success success success skipped" },
        { "change-freeze.json", "change-freeze.json", Fast, 0, "skipped skipped" },
        { "extra-tasks.json", "extra-tasks.json", Fast, 0, "success success success success" },
        { "rollback.json", null, Patient, 0, "success success" },
    };

    public static readonly TheoryData<string> InvalidSamples = ["invalid-empty.json", "invalid-not-json.json", "invalid-select.json", "invalid-types.json", "invalid-unknown-field.json"];

    private static readonly Dictionary<string, string> Nothing = [];

    [Fact]
    public void Samples_All_AreRun()
    {
        var run = from row in ((IEnumerable<object?[]>)Samples).Concat(InvalidSamples) select row[0] as string;
        var samples = Directory.EnumerateFiles(Path.Combine(Repository.Root, "events"), "*.json").Select(Path.GetFileName)
            .Where(name => name != "restart-request.schema.json");

        Assert.Equal(samples.Order(), run.Distinct().Order());
    }

    [Fact]
    public async Task Run_JsonOutput_RestartsServicesAndPrintsOnlyReport()
    {
        var run = await CommandLineRun.OfAsync("run", Repository.Event("nightly.json"), "--output", "json");

        var report = ReportUnderTest.Parse(run.Output);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["success Restarted", "success Restarted"], report.StatusesAndCodes);
        Assert.Contains("Running on the built-in simulator", run.Messages, StringComparison.Ordinal);
        var moves = run.Messages.Split('\n').Count(line => line.StartsWith("prod-cluster/orders-service: new tasks", StringComparison.Ordinal));
        Assert.True(moves >= 2, run.Messages);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Run_Sample_ReturnsExpectedStatuses(string sample, string? scenario, int speed, int exitCode, string statuses)
    {
        string[] extra = scenario is null ? [] : ["--scenario", Repository.Scenario(scenario)];

        var run = await CommandLineRun.OfAsync(["run", Repository.Event(sample), "--output", "json", "--speed", $"{speed}", .. extra], null, Nothing);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Equal(statuses, string.Join(' ', ReportUnderTest.Parse(run.Output).Statuses));
    }

    [Theory]
    [MemberData(nameof(InvalidSamples))]
    public async Task Run_InvalidSample_Returns400AndExitCode2(string sample)
    {
        var run = await CommandLineRun.OfAsync("run", Repository.Event(sample), "--output", "json");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(400, ReportUnderTest.Parse(run.Output).StatusCode);
    }

    [Fact]
    public async Task Run_StandardInput_ReadsRequest()
    {
        var run = await CommandLineRun.OfAsync(["run", "-", "--output", "json", "--no-wait"], """{"services":[{"cluster":"c","service":"s"}]}""", Nothing);

        Assert.Equal(["success Started"], ReportUnderTest.Parse(run.Output).StatusesAndCodes);
    }

    [Fact]
    public async Task Run_Interrupted_WritesReportAndReturnsExitCode130()
    {
        var run = await CommandLineRun.OfAsync(
            ["run", Repository.Event("nightly.json"), "--output", "json", "--speed", "1"],
            null,
            Nothing,
            "Running on the built-in simulator");

        Assert.Equal(130, run.ExitCode);
        Assert.All(ReportUnderTest.Parse(run.Output).StatusesAndCodes, result => Assert.True(result is "success Started" or "skipped Halted", result));
    }

    [Fact]
    public async Task Plan_Nightly_ChangesNothing()
    {
        var run = await CommandLineRun.OfAsync("plan", Repository.Event("nightly.json"));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("2 would restart. Nothing was changed.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_SeveralFiles_ListsEveryErrorWithItsPath()
    {
        var run = await CommandLineRun.OfAsync(
            "validate", Repository.Event("nightly.json"), Repository.Event("invalid-unknown-field.json"), Repository.Event("mixed.json"));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("nightly.json: valid (2 services)", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"dryRun\"", run.Output, StringComparison.Ordinal);
        Assert.Contains("$.services[4]", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invoke_Minimal_RunsFunctionProcess()
    {
        var run = await CommandLineRun.OfAsync("invoke", Repository.Event("minimal.json"));

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["success Started"], ReportUnderTest.Parse(run.Output).StatusesAndCodes);
        Assert.Contains("\"cold_start\":true", run.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("run", "no-such-file.json")]
    [InlineData("run", "-", "--profile", "prod")]
    [InlineData("run", "-", "--speed", "0")]
    [InlineData("run", "-", "--scenario", "no-such-scenario.json")]
    [InlineData("invoke", "-", "--function", "/no-such-folder")]
    [InlineData("simulate", "--port", "70000")]
    [InlineData("restart")]
    public async Task Usage_Invalid_ReturnsExitCode2AndMessage(params string[] arguments)
    {
        var run = await CommandLineRun.OfAsync(arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.DoesNotContain("   at ", run.Messages, StringComparison.Ordinal);
        Assert.NotEmpty(run.Messages);
    }

    [Theory]
    [InlineData("eu-central-1", "EcsError")]
    [InlineData("", "Region")]
    public async Task Run_AwsUnreachable_ReturnsExitCode3(string region, string expected)
    {
        var unreachable = new Dictionary<string, string>
        {
            ["AWS_REGION"] = region,
            ["AWS_ENDPOINT_URL_ECS"] = region.Length > 0 ? "http://127.0.0.1:9" : "",
            ["AWS_ACCESS_KEY_ID"] = "none",
            ["AWS_SECRET_ACCESS_KEY"] = "none",
            ["AWS_CONFIG_FILE"] = "/dev/null",
            ["AWS_SHARED_CREDENTIALS_FILE"] = "/dev/null",
            ["AWS_EC2_METADATA_DISABLED"] = "true",
        };

        var run = await CommandLineRun.OfAsync(["run", Repository.Event("minimal.json"), "--aws"], null, unreachable);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains(expected, run.Output + run.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("run")]
    [InlineData("plan")]
    [InlineData("validate")]
    [InlineData("invoke")]
    [InlineData("simulate")]
    [InlineData("schedule")]
    [InlineData("schedule create")]
    [InlineData("schedule update")]
    [InlineData("schedule list")]
    [InlineData("schedule show")]
    [InlineData("schedule pause")]
    [InlineData("schedule resume")]
    [InlineData("schedule delete")]
    [InlineData("schedule next")]
    [InlineData("schedule once")]
    public async Task Help_EveryCommand_IsShown(string command)
    {
        string[] arguments = [.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"];

        var run = await CommandLineRun.OfAsync(arguments);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(command.Length == 0 ? "Exit codes" : $"ecs-restart {command}", run.Output, StringComparison.Ordinal);
        Assert.Equal(command.Length > 0, run.Output.Contains("Examples:", StringComparison.Ordinal));
    }
}
