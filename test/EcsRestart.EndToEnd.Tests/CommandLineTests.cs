using EcsRestart.EndToEnd.Tests.Support;

namespace EcsRestart.EndToEnd.Tests;

/// <summary>The command line as a user runs it.</summary>
public sealed class CommandLineTests
{
    private const int Fast = 1_000;

    /// <summary>Slow enough that what was deployed lately still was when a busy machine gets to it.</summary>
    private const int Slow = 100;

    /// <summary>Request, scenario, simulated seconds per second, exit code, and the statuses of its results.</summary>
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
    };

    public static readonly TheoryData<string> InvalidSamples = ["invalid-empty.json", "invalid-not-json.json", "invalid-select.json", "invalid-types.json", "invalid-unknown-field.json"];

    private static readonly Dictionary<string, string> Nothing = [];

    [Fact]
    public void Samples_EveryOne_IsRun()
    {
        var run = from row in ((IEnumerable<object?[]>)Samples).Concat(InvalidSamples) select row[0] as string;
        var samples = Directory.EnumerateFiles(Path.Combine(Repository.Root, "events"), "*.json").Select(Path.GetFileName)
            .Where(name => name != "restart-request.schema.json");

        Assert.Equal(samples.Order(), run.Distinct().Order());
    }

    [Fact]
    public async Task Run_Nightly_RestartsBothServicesAndPrintsOnlyTheReport()
    {
        var run = await CommandLineRun.OfAsync("run", Repository.Event("nightly.json"), "--output", "json");

        var report = ReportUnderTest.Parse(run.Output);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["success Restarted", "success Restarted"], report.StatusesAndCodes);
        Assert.Contains("On the built-in simulator", run.Messages, StringComparison.Ordinal);
        var moves = run.Messages.Split('\n').Count(line => line.StartsWith("prod-cluster/orders-service: new tasks", StringComparison.Ordinal));
        Assert.True(moves >= 2, run.Messages);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Run_OfASample_DoesWhatItsNameSays(string sample, string? scenario, int speed, int exitCode, string statuses)
    {
        string[] extra = scenario is null ? [] : ["--scenario", Repository.Scenario(scenario)];

        var run = await CommandLineRun.OfAsync(["run", Repository.Event(sample), "--output", "json", "--speed", $"{speed}", .. extra], null, Nothing);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Equal(statuses, string.Join(' ', ReportUnderTest.Parse(run.Output).Statuses));
    }

    [Theory]
    [MemberData(nameof(InvalidSamples))]
    public async Task Run_OfAnInvalidSample_Is400AndExitCode2(string sample)
    {
        var run = await CommandLineRun.OfAsync("run", Repository.Event(sample), "--output", "json");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(400, ReportUnderTest.Parse(run.Output).StatusCode);
    }

    [Fact]
    public async Task Run_FromStandardInput_ReadsIt()
    {
        var run = await CommandLineRun.OfAsync(["run", "-", "--output", "json", "--no-wait"], """{"services":[{"cluster":"c","service":"s"}]}""", Nothing);

        Assert.Equal(["success Started"], ReportUnderTest.Parse(run.Output).StatusesAndCodes);
    }

    [Fact]
    public async Task Run_Interrupted_ReportsWhatItKnowsAndEndsWith130()
    {
        var run = await CommandLineRun.OfAsync(
            ["run", Repository.Event("nightly.json"), "--output", "json", "--speed", "1"],
            null,
            Nothing,
            "On the built-in simulator");

        Assert.Equal(130, run.ExitCode);
        Assert.All(ReportUnderTest.Parse(run.Output).StatusesAndCodes, said => Assert.True(said is "success Started" or "skipped Halted", said));
    }

    [Fact]
    public async Task Plan_Nightly_ChangesNothing()
    {
        var run = await CommandLineRun.OfAsync("plan", Repository.Event("nightly.json"));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("2 would restart. Nothing was changed.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_SeveralFiles_NamesEveryErrorAndItsPlace()
    {
        var run = await CommandLineRun.OfAsync(
            "validate", Repository.Event("nightly.json"), Repository.Event("invalid-unknown-field.json"), Repository.Event("mixed.json"));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("nightly.json: fine, 2 services", run.Output, StringComparison.Ordinal);
        Assert.Contains("did you mean \"dryRun\"?", run.Output, StringComparison.Ordinal);
        Assert.Contains("$.services[4]", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invoke_Minimal_RunsTheFunctionItself()
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
    public async Task Usage_ThatIsWrong_IsExitCode2AndASentence(params string[] arguments)
    {
        var run = await CommandLineRun.OfAsync(arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.DoesNotContain("   at ", run.Messages, StringComparison.Ordinal);
        Assert.NotEmpty(run.Messages);
    }

    [Theory]
    [InlineData("eu-central-1", "cannot be reached")]
    [InlineData("", "Region")]
    public async Task Run_OnAwsThatCannotBeReached_IsExitCode3(string region, string expected)
    {
        var nowhere = new Dictionary<string, string>
        {
            ["AWS_REGION"] = region,
            ["AWS_ENDPOINT_URL_ECS"] = region.Length > 0 ? "http://127.0.0.1:9" : "",
            ["AWS_ACCESS_KEY_ID"] = "none",
            ["AWS_SECRET_ACCESS_KEY"] = "none",
            ["AWS_CONFIG_FILE"] = "/dev/null",
            ["AWS_SHARED_CREDENTIALS_FILE"] = "/dev/null",
            ["AWS_EC2_METADATA_DISABLED"] = "true",
        };

        var run = await CommandLineRun.OfAsync(["run", Repository.Event("minimal.json"), "--aws"], null, nowhere);

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
    public async Task Help_OfEveryCommand_IsShown(string command)
    {
        string[] arguments = [.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"];

        var run = await CommandLineRun.OfAsync(arguments);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(command.Length == 0 ? "Exit codes" : $"ecs-restart {command}", run.Output, StringComparison.Ordinal);
        Assert.Equal(command.Length > 0, run.Output.Contains("Examples:", StringComparison.Ordinal));
    }
}
