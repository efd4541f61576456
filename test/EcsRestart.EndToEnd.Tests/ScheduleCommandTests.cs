using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using EcsRestart.EndToEnd.Tests.Support;
using EcsRestart.Simulator;

namespace EcsRestart.EndToEnd.Tests;

/// <summary>The <c>schedule</c> commands against the simulator over HTTP.</summary>
public sealed class ScheduleCommandTests : IAsyncLifetime, IDisposable
{
    private const string FunctionArn = "arn:aws:lambda:eu-central-1:123456789012:function:ecs-restart";
    private const string RoleArn = "arn:aws:iam::123456789012:role/ecs-restart-schedule";

    private static readonly string[] Target = ["--function-arn", FunctionArn, "--role-arn", RoleArn];
    private static readonly Dictionary<string, string> Nothing = [];
    private static readonly Dictionary<string, string> NoQuery = [];

    private readonly SimulatedEcs _ecs = new(TimeProvider.System);
    private readonly SimulatedScheduler _scheduler = new(TimeProvider.System);
    private EcsHttpApi? _api;

    public async Task InitializeAsync() => _api = await EcsHttpApi.StartAsync(_ecs, _scheduler, port: 0, CancellationToken.None);

    public async Task DisposeAsync()
    {
        if (_api is not null)
            await _api.DisposeAsync();
    }

    public void Dispose() => _scheduler.Dispose();

    [Theory]
    [InlineData("--cron", "0 0 * * *", "UTC", "0 0 * * *")]
    [InlineData("--cron", "0 0 31 2 ? *", "UTC", "cron(0 0 31 2 ? *) in UTC has no run in the future.")]
    [InlineData("--expression", "rate(5 seconds)", "UTC", "rate(5 seconds)")]
    [InlineData("--expression", "at(2025-12-01T02:00:00)", "UTC", "has no run in the future")]
    [InlineData("--cron", "0 0 * * ? *", "Europe/Lodnon", "\"Europe/Lodnon\" is not an IANA time zone. Did you mean Europe/London?")]
    public async Task Create_InvalidTimes_WritesOneMessageAndReturnsExitCode2(string option, string expression, string zone, string expected)
    {
        var run = await RunAsync("create", ["nightly", Repository.Event("nightly.json"), option, expression, "--timezone", zone, .. Target]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, run.Messages, StringComparison.Ordinal);
        Assert.Single(run.Messages.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Empty(_scheduler.Log.Records);
    }

    [Fact]
    public async Task Create_InvalidRequest_ListsErrorsAndStoresNothing()
    {
        var run = await RunAsync("create", ["nightly", Repository.Event("invalid-types.json"), "--cron", "0 0 * * ? *", .. Target]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("$.dryRun", run.Output, StringComparison.Ordinal);
        Assert.Contains("$.services[2].timeoutMinutes", run.Output, StringComparison.Ordinal);
        Assert.Empty(_scheduler.Log.Records);
    }

    [Fact]
    public async Task Create_RequestTooLong_ReportsLimit()
    {
        var request = $$"""{"services":[{"cluster":"c","service":"s"}],"comment":"{{new string('x', 262_144)}}"}""";

        var run = await CommandLineRun.OfAsync(["schedule", "create", "nightly", "-", "--cron", "0 0 * * ? *", .. Target, .. Endpoint], request, Nothing);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("256 KB", run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_OtherRegionThanFunction_IsRejected()
    {
        const string request = """{"services":[{"service":"arn:aws:ecs:us-east-1:123456789012:service/prod-cluster/orders-service"}]}""";
        await CreateNightlyAsync();

        var create = await CommandLineRun.OfAsync(["schedule", "create", "other", "-", "--cron", "0 0 * * ? *", .. Target, .. Endpoint], request, Nothing);
        var update = await CommandLineRun.OfAsync(["schedule", "update", "nightly", "--request", "-", .. Endpoint], request, Nothing);

        Assert.Equal((2, 2), (create.ExitCode, update.ExitCode));
        Assert.All([create, update], run => Assert.Contains("us-east-1", run.Output, StringComparison.Ordinal));
        Assert.Single(_scheduler.Log.Of("CreateSchedule"));
        Assert.Empty(_scheduler.Log.Of("UpdateSchedule"));
    }

    [Theory]
    [InlineData("my schedule", FunctionArn, RoleArn, "NAME must be 1 to 64")]
    [InlineData("nightly", "ecs-restart", RoleArn, "--function-arn must be an ARN")]
    [InlineData("nightly", RoleArn, RoleArn, "--function-arn must be an ARN")]
    [InlineData("nightly", FunctionArn, FunctionArn, "--role-arn must be an ARN")]
    public async Task Create_InvalidNameOrArn_ReturnsExitCode2(string name, string function, string role, string expected)
    {
        var run = await RunAsync(
            "create", name, Repository.Event("nightly.json"), "--cron", "0 0 * * ? *", "--function-arn", function, "--role-arn", role);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_ExistingName_ReturnsExitCode1()
    {
        await CreateNightlyAsync();

        var run = await RunAsync("create", ["nightly", Repository.Event("nightly.json"), "--cron", "0 0 * * ? *", .. Target]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("nightly", Assert.Single(run.Messages.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_MissingGroup_ReturnsExitCode1()
    {
        var run = await RunAsync("create", ["nightly", Repository.Event("nightly.json"), "--cron", "0 0 * * ? *", "--group", "restarts", .. Target]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("restarts", Assert.Single(run.Messages.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("show")]
    [InlineData("pause")]
    [InlineData("resume")]
    [InlineData("delete")]
    [InlineData("next")]
    [InlineData("update", "--timezone", "UTC")]
    [InlineData("update", "--description", "Nightly")]
    public async Task Command_MissingSchedule_ReturnsExitCode1(string verb, params string[] options)
    {
        var run = await RunAsync(verb, ["weekly", .. options]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("weekly", Assert.Single(run.Messages.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list")]
    [InlineData("show", "nightly")]
    [InlineData("next", "nightly")]
    public async Task Command_NoStore_AsksForStore(params string[] arguments)
    {
        var run = await CommandLineRun.OfAsync(["schedule", .. arguments], null, Nothing);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Specify where the schedules are: --aws for an AWS account, or --endpoint-url URL", run.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list", "--endpoint-url", "127.0.0.1:4599")]
    [InlineData("list", "--endpoint-url", "http://127.0.0.1:4599", "--profile", "prod")]
    [InlineData("next", "--endpoint-url", "http://127.0.0.1:4599")]
    [InlineData("next", "nightly", "--cron", "0 0 * * ? *")]
    [InlineData("next", "--cron", "0 0 * * ? *", "--expression", "rate(1 days)")]
    [InlineData("next", "--cron", "0 0 * * ? *", "--count", "0")]
    [InlineData("update", "nightly", "--retry-minutes", "0", "--endpoint-url", "http://127.0.0.1:4599")]
    [InlineData("update", "nightly", "--endpoint-url", "http://127.0.0.1:4599")]
    public async Task Usage_Invalid_ReturnsExitCode2(params string[] arguments)
    {
        var run = await CommandLineRun.OfAsync(["schedule", .. arguments], null, Nothing);

        Assert.Equal(2, run.ExitCode);
        Assert.DoesNotContain("   at ", run.Messages, StringComparison.Ordinal);
        Assert.NotEmpty(run.Messages.Trim());
    }

    [Fact]
    public async Task List_EndpointUnreachable_ReturnsExitCode3()
    {
        var run = await CommandLineRun.OfAsync("schedule", "list", "--endpoint-url", "http://127.0.0.1:9");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("EventBridge Scheduler", run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_Request_StoresItWithContextAttributes()
    {
        await CreateNightlyAsync(
            "--dlq-arn", "arn:aws:sqs:eu-central-1:123456789012:dead", "--description", "Every night", "--retry-minutes", "60");

        var stored = Stored();
        var request = JsonNode.Parse((string?)stored["Target"]?["Input"] ?? "");
        Assert.Equal("cron(0 0 * * ? *) America/New_York", $"{stored["ScheduleExpression"]} {stored["ScheduleExpressionTimezone"]}");
        Assert.Equal("Every night ENABLED NONE", $"{stored["Description"]} {stored["State"]} {stored["ActionAfterCompletion"]}");
        Assert.Equal(
            $"{FunctionArn} {RoleArn} arn:aws:sqs:eu-central-1:123456789012:dead",
            $"{stored["Target"]?["Arn"]} {stored["Target"]?["RoleArn"]} {stored["Target"]?["DeadLetterConfig"]?["Arn"]}");
        Assert.Equal(3_600, (int?)stored["Target"]?["RetryPolicy"]?["MaximumEventAgeInSeconds"]);
        Assert.Equal("<aws.scheduler.scheduled-time> <aws.scheduler.schedule-arn>", $"{request?["scheduledTime"]} {request?["scheduleArn"]}");
        Assert.Equal(2, request?["services"]?.AsArray().Count);
    }

    [Fact]
    public async Task ListShowNext_StoredSchedule_PrintIt()
    {
        await CreateNightlyAsync();

        var list = await RunAsync("list");
        var show = await RunAsync("show", "nightly");
        var next = await RunAsync("next", "nightly", "--count", "3");

        Assert.Matches("nightly *│ cron\\(0 0 \\* \\* \\? \\*\\) *│ America/New_York *│ enabled *│ .* 00:00 -0[45]:00 *│", list.Output);
        Assert.Contains("1 schedule\n", list.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("cron(0 0 * * ? *) in America/New_York", show.Output, StringComparison.Ordinal);
        Assert.Contains("\"service\": \"orders-service\"", show.Output, StringComparison.Ordinal);
        Assert.Equal(3, next.Output.Split('\n').Count(line => line.Contains(" 00:00 -0", StringComparison.Ordinal)));
        Assert.Equal([0, 0, 0], new[] { list.ExitCode, show.ExitCode, next.ExitCode });
    }

    [Fact]
    public async Task Update_Cron_KeepsOtherProperties()
    {
        const string body = """
            {"ScheduleExpression":"cron(0 0 * * ? *)","ScheduleExpressionTimezone":"Europe/London","Description":"Every night","State":"DISABLED",
             "StartDate":1890000000,"EndDate":1900000000,"KmsKeyArn":"arn:aws:kms:eu-central-1:123456789012:key/k","ActionAfterCompletion":"DELETE",
             "FlexibleTimeWindow":{"Mode":"FLEXIBLE","MaximumWindowInMinutes":15},
             "Target":{"Arn":"arn:aws:lambda:eu-central-1:123456789012:function:ecs-restart","RoleArn":"arn:aws:iam::123456789012:role/r","Input":"{}",
                       "RetryPolicy":{"MaximumEventAgeInSeconds":600,"MaximumRetryAttempts":2},
                       "DeadLetterConfig":{"Arn":"arn:aws:sqs:eu-central-1:123456789012:dead"}}}
            """;
        Assert.Equal(200, _scheduler.Serve(new SchedulerCall("POST", "/schedules/nightly", NoQuery, Encoding.UTF8.GetBytes(body))).Status);
        var before = Stored();

        var run = await RunAsync("update", "nightly", "--cron", "30 1 * * ? *");

        var after = Stored();
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("cron(30 1 * * ? *)", (string?)after["ScheduleExpression"]);
        foreach (var node in new[] { before, after })
        {
            node.Remove("ScheduleExpression");
            node.Remove("LastModificationDate");
        }

        Assert.True(JsonNode.DeepEquals(before, after), $"{before}\n{after}");
    }

    [Fact]
    public async Task Update_Request_IsValidatedFirst()
    {
        await CreateNightlyAsync();

        var wrong = await RunAsync("update", "nightly", "--request", Repository.Event("invalid-types.json"));
        var right = await RunAsync("update", "nightly", "--request", Repository.Event("waves.json"));

        Assert.Equal((2, 0), (wrong.ExitCode, right.ExitCode));
        Assert.Contains("\"wave\": 2", (string?)Stored()["Target"]?["Input"], StringComparison.Ordinal);
        Assert.Single(_scheduler.Log.Of("UpdateSchedule"));
    }

    [Theory]
    [InlineData("--cron", "0 0 * * *")]
    [InlineData("--timezone", "Europe/Lodnon")]
    [InlineData("--expression", "at(2025-12-01T02:00:00)")]
    public async Task Update_InvalidTimes_ChangesNothing(string option, string value)
    {
        await CreateNightlyAsync();

        var run = await RunAsync("update", "nightly", option, value);

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(_scheduler.Log.Of("UpdateSchedule"));
    }

    [Fact]
    public async Task PauseAndResume_Schedule_ChangeOnlyState()
    {
        await CreateNightlyAsync();
        var before = Stored();

        await RunAsync("pause", "nightly");
        var paused = (string?)Stored()["State"];
        var next = await RunAsync("next", "nightly");
        var update = await RunAsync("update", "nightly", "--timezone", "America/New_York");
        await RunAsync("resume", "nightly");

        var after = Stored();
        before.Remove("LastModificationDate");
        after.Remove("LastModificationDate");
        Assert.Equal("DISABLED", paused);
        Assert.Contains("is paused", next.Messages, StringComparison.Ordinal);
        Assert.EndsWith("cron(0 0 * * ? *) in America/New_York, paused", update.Output.TrimEnd(), StringComparison.Ordinal);
        Assert.True(JsonNode.DeepEquals(before, after));
    }

    [Fact]
    public async Task Delete_Schedule_RemovesIt()
    {
        await CreateNightlyAsync();

        var run = await RunAsync("delete", "nightly");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("No schedules found.", (await RunAsync("list")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_Time_CreatesScheduleThatDeletesItself()
    {
        var run = await RunAsync(
            "once",
            [Repository.Event("nightly.json"), "--at", "2190-12-01T02:00", "--timezone", "Europe/London", "--name", "nightly", .. Target]);

        var stored = Stored();
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            "at(2190-12-01T02:00:00) Europe/London DELETE",
            $"{stored["ScheduleExpression"]} {stored["ScheduleExpressionTimezone"]} {stored["ActionAfterCompletion"]}");
    }

    [Theory]
    [InlineData("2025-12-01T02:00", "2025-12-01 02:00:00 in Europe/London is in the past.")]
    [InlineData("2036-03-30T01:30", "2036-03-30 01:30:00 does not exist in Europe/London: daylight saving time starts and the clocks skip it.")]
    [InlineData("2036-03-30", "--at must be a time without an offset")]
    [InlineData("2036-12-01T02:00Z", "--at must be a time without an offset")]
    public async Task Once_ImpossibleTime_ReturnsExitCode2(string at, string expected)
    {
        var run = await RunAsync("once", [Repository.Event("nightly.json"), "--at", at, "--timezone", "Europe/London", .. Target]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, run.Messages, StringComparison.Ordinal);
        Assert.Empty(_scheduler.Log.Records);
    }

    [Fact]
    public async Task Next_DaylightSavingTimeChange_ExplainsTheRuns()
    {
        var skipped = await CommandLineRun.OfAsync("schedule", "next", "--cron", "30 2 12-14 3 ? 2033", "--timezone", "America/New_York");
        var repeated = await CommandLineRun.OfAsync("schedule", "next", "--cron", "30 1 6 11 ? 2033", "--timezone", "America/New_York");

        StoredOutput.AssertSame("schedule-next-skipped.txt", skipped.Output);
        StoredOutput.AssertSame("schedule-next-repeated.txt", repeated.Output);
    }

    [Fact]
    public async Task Next_Calendars_ShowWhichRunsAreBlocked()
    {
        var midnight = new DateTimeOffset(TimeProvider.System.GetUtcNow().Date.AddDays(2), TimeSpan.Zero);
        _ecs.Lists.PutCalendar("freeze", isOpenByDefault: true, [new(midnight.AddHours(-1), midnight.AddHours(1))]);
        await CreateNightlyAsync();

        var runs = await RunAsync("next", "--cron", "0 0 * * ? *", "--count", "3", "--calendars", "freeze");
        var stored = await RunAsync("next", "nightly", "--count", "1", "--calendars", "freeze");
        var unknown = await RunAsync("next", "--cron", "0 0 * * ? *", "--calendars", "no-such-calendar");

        var blocked = $"freeze closed until {midnight.AddHours(1).ToString("ddd yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC";
        Assert.Equal(
            ["open", blocked, "open"],
            runs.Output.Split('\n').Where(line => line.Contains(" 00:00 ", StringComparison.Ordinal)).Select(line => line.Split('│', StringSplitOptions.TrimEntries)[^2]));
        Assert.Equal((0, 0, 1), (runs.ExitCode, stored.ExitCode, unknown.ExitCode));
        Assert.StartsWith("Change calendar no-such-calendar cannot be read.", unknown.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commands_All_CallOnlyActionsOfDocumentedPolicy()
    {
        await CreateNightlyAsync();
        foreach (var verb in new[] { "show", "next", "pause", "resume", "delete" })
            await RunAsync(verb, "nightly");
        await RunAsync("list");
        await RunAsync("once", [Repository.Event("nightly.json"), "--at", "2190-12-01T02:00", .. Target]);

        var policy = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "infra", "schedule-policy.json")));
        var allowed = policy?["Statement"]?.AsArray().SelectMany(statement => Actions(statement?["Action"])) ?? [];
        Assert.Equal(
            allowed.Order(),
            _scheduler.Log.Records.Select(record => $"scheduler:{record.Action}").Append("iam:PassRole").Distinct().Order());
    }

    private static string[] Actions(JsonNode? node) => node is JsonArray list ? [.. list.Select(action => $"{action}")] : [$"{node}"];

    private string[] Endpoint => ["--endpoint-url", $"{_api?.Endpoint}"];

    private Task<CommandLineRun> RunAsync(string verb, params string[] arguments) =>
        CommandLineRun.OfAsync(["schedule", verb, .. arguments, .. Endpoint], null, Nothing);

    private async Task CreateNightlyAsync(params string[] options)
    {
        var run = await RunAsync(
            "create", ["nightly", Repository.Event("nightly.json"), "--cron", "0 0 * * ? *", "--timezone", "America/New_York", .. Target, .. options]);
        Assert.True(run.ExitCode == 0, run.Messages);
    }

    private JsonObject Stored()
    {
        var response = _scheduler.Serve(new SchedulerCall("GET", "/schedules/nightly", NoQuery, default));
        return JsonNode.Parse(response.Body.Span)?.AsObject() ?? throw new InvalidOperationException("The schedule does not exist.");
    }
}
