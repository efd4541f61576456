using EcsRestart.Simulator.Tests.Support;
using EcsRestart.TestSupport;

namespace EcsRestart.Simulator.Tests.Scheduler;

/// <summary>The responses of the Scheduler API over any transport. The time is 2026-11-21 05:00 UTC.</summary>
public abstract class SchedulerContract : IAsyncLifetime
{
    private const string Nightly = "cron(0 5 * * ? *)";

    private readonly SteppedClock _clock = new();
    private readonly SimulatedScheduler _scheduler;
    private readonly ISchedulerTransport _transport;

    protected SchedulerContract(Func<SimulatedScheduler, ISchedulerTransport> open)
    {
        _scheduler = new SimulatedScheduler(_clock);
        _transport = open(_scheduler);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _transport.DisposeAsync();
        _scheduler.Dispose();
    }

    [Fact]
    public async Task CreateSchedule_ExistingName_ReturnsConflict()
    {
        await CreateAsync("nightly", ScheduleJson.Of(Nightly));

        var reply = await _transport.CallAsync("POST", "/schedules/nightly", ScheduleJson.Of("rate(1 hours)"));

        Assert.Equal("409 ConflictException Schedule nightly already exists.", reply.Error);
        Assert.Equal(Nightly, (await GetAsync("nightly")).Text("ScheduleExpression"));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("DELETE")]
    [InlineData("PUT")]
    public async Task Schedule_Missing_ReturnsNotFound(string method)
    {
        var reply = await _transport.CallAsync(method, "/schedules/nightly", method == "PUT" ? ScheduleJson.Of(Nightly) : "");

        Assert.Equal("404 ResourceNotFoundException Schedule nightly does not exist.", reply.Error);
    }

    [Fact]
    public async Task CreateSchedule_MissingGroup_ReturnsNotFound()
    {
        var reply = await _transport.CallAsync("POST", "/schedules/nightly", ScheduleJson.Of(Nightly, members: ("GroupName", "\"restarts\"")));

        Assert.Equal("404 ResourceNotFoundException Schedule group restarts does not exist.", reply.Error);
    }

    [Theory]
    [InlineData("ScheduleExpression", "\"cron(0 5 * * *)\"", "Invalid Schedule Expression cron(0 5 * * *).")]
    [InlineData("ScheduleExpression", null, "Value null at 'scheduleExpression' failed to satisfy constraint: Member must not be null")]
    [InlineData("ScheduleExpressionTimezone", "\"Europe/Lodnon\"", "Invalid ScheduleExpressionTimezone Europe/Lodnon.")]
    [InlineData("FlexibleTimeWindow", null, "Value null at 'flexibleTimeWindow' failed")]
    [InlineData("FlexibleTimeWindow", """{"Mode":"ON"}""", "Member must satisfy enum value set: [OFF, FLEXIBLE]")]
    [InlineData("FlexibleTimeWindow", """{"Mode":"FLEXIBLE","MaximumWindowInMinutes":1441}""", "less than or equal to 1440")]
    [InlineData("FlexibleTimeWindow", """{"Mode":"FLEXIBLE"}""", "MaximumWindowInMinutes")]
    [InlineData("FlexibleTimeWindow", """{"Mode":"OFF","MaximumWindowInMinutes":5}""", "MaximumWindowInMinutes")]
    [InlineData("State", "\"PAUSED\"", "Member must satisfy enum value set: [ENABLED, DISABLED]")]
    [InlineData("ActionAfterCompletion", "\"KEEP\"", "enum value set")]
    [InlineData("GroupName", "\"my group\"", "Value 'my group' at 'groupName'")]
    [InlineData("Target", null, "Value null at 'target' failed")]
    [InlineData("Target", """{"Arn":"orders","RoleArn":"arn:aws:iam::123456789012:role/r"}""", "Provided Arn is not in correct format.")]
    [InlineData("Target", """{"Arn":"arn:aws:lambda:eu-central-1:123456789012:function:f","RoleArn":"role"}""", "RoleArn")]
    [InlineData("Target", """{"Arn":"arn:aws:lambda:eu-central-1:123456789012:function:f"}""", "Value null at 'target.roleArn'")]
    public async Task CreateSchedule_InvalidMember_ReturnsValidationException(string member, string? json, string expected)
    {
        var reply = await _transport.CallAsync("POST", "/schedules/nightly", ScheduleJson.Of(Nightly, null, (member, json)));

        Assert.StartsWith("400 ValidationException ", reply.Error, StringComparison.Ordinal);
        Assert.Contains(expected, reply.Error, StringComparison.Ordinal);
        Assert.Equal(404, (await _transport.CallAsync("GET", "/schedules/nightly")).Status);
    }

    [Fact]
    public async Task CreateSchedule_SeveralInvalidMembers_ReportsAll()
    {
        var reply = await _transport.CallAsync("POST", "/schedules/my%20schedule", ScheduleJson.Of(Nightly, null, ("State", "\"ON\""), ("Target", null)));

        Assert.StartsWith("400 ValidationException 3 validation errors detected: Value 'my schedule' at 'name'", reply.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"ScheduleExpression":5}""")]
    public async Task CreateSchedule_InvalidBody_ReturnsSerializationException(string body) =>
        Assert.StartsWith("400 SerializationException", (await _transport.CallAsync("POST", "/schedules/nightly", body)).Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("PATCH", "/schedules/nightly")]
    [InlineData("GET", "/tags/arn")]
    public async Task Operation_Unknown_ReturnsUnknownOperation(string method, string path) =>
        Assert.StartsWith("404 UnknownOperationException", (await _transport.CallAsync(method, path)).Error, StringComparison.Ordinal);

    [Fact]
    public async Task GetSchedule_Minimal_ReturnsDefaults()
    {
        await CreateAsync("nightly", ScheduleJson.Of(Nightly));

        var schedule = await GetAsync("nightly");

        Assert.Equal("arn:aws:scheduler:eu-central-1:123456789012:schedule/default/nightly", schedule.Text("Arn"));
        Assert.Equal(("default", "UTC"), (schedule.Text("GroupName"), schedule.Text("ScheduleExpressionTimezone")));
        Assert.Equal(("ENABLED", "NONE"), (schedule.Text("State"), schedule.Text("ActionAfterCompletion")));
        Assert.Equal(1_795_237_200, schedule.At("CreationDate").GetDouble());
        Assert.False(schedule.Has("Description"));
    }

    [Fact]
    public async Task GetSchedule_AllMembers_ReturnsThem()
    {
        var body = ScheduleJson.Of(
            Nightly,
            "Europe/London",
            ("Description", "\"Nightly\""),
            ("StartDate", "1795300000.5"),
            ("KmsKeyArn", "\"arn:aws:kms:eu-central-1:123456789012:key/k\""),
            ("FlexibleTimeWindow", """{"Mode":"FLEXIBLE","MaximumWindowInMinutes":15}"""),
            ("Target", """
                {"Arn":"arn:aws:sqs:eu-central-1:123456789012:q.fifo","RoleArn":"arn:aws:iam::123456789012:role/r","Input":"{}",
                 "RetryPolicy":{"MaximumEventAgeInSeconds":60,"MaximumRetryAttempts":0},
                 "DeadLetterConfig":{"Arn":"arn:aws:sqs:eu-central-1:123456789012:dead"},"SqsParameters":{"MessageGroupId":"g"}}
                """));

        await CreateAsync("nightly", body);

        var schedule = await GetAsync("nightly");
        Assert.Equal("Nightly", schedule.Text("Description"));
        Assert.Equal(1_795_300_000.5, schedule.At("StartDate").GetDouble());
        Assert.Equal(15, schedule.Number("FlexibleTimeWindow.MaximumWindowInMinutes"));
        Assert.Equal(0, schedule.Number("Target.RetryPolicy.MaximumRetryAttempts"));
        Assert.Equal("arn:aws:sqs:eu-central-1:123456789012:dead", schedule.Text("Target.DeadLetterConfig.Arn"));
        Assert.Equal("g", schedule.Text("Target.SqsParameters.MessageGroupId"));
    }

    [Fact]
    public async Task UpdateSchedule_MissingMember_ResetsIt()
    {
        await CreateAsync("nightly", ScheduleJson.Of(Nightly, "Europe/London", ("Description", "\"Nightly\""), ("State", "\"DISABLED\"")));
        _clock.Advance(TimeSpan.FromHours(1));

        var reply = await _transport.CallAsync("PUT", "/schedules/nightly", ScheduleJson.Of("rate(1 days)"));

        var schedule = await GetAsync("nightly");
        Assert.Equal(200, reply.Status);
        Assert.False(schedule.Has("Description"));
        Assert.Equal("UTC ENABLED", $"{schedule.Text("ScheduleExpressionTimezone")} {schedule.Text("State")}");
        Assert.Equal(3_600, schedule.At("LastModificationDate").GetDouble() - schedule.At("CreationDate").GetDouble());
    }

    [Fact]
    public async Task CreateSchedule_SameToken_ReturnsSameResponse()
    {
        var body = ScheduleJson.Of(Nightly, null, ("ClientToken", "\"token-1\""));
        await CreateAsync("nightly", body);

        Assert.Equal(200, (await _transport.CallAsync("POST", "/schedules/nightly", body)).Status);
        var other = await _transport.CallAsync("POST", "/schedules/nightly", ScheduleJson.Of("rate(1 days)", null, ("ClientToken", "\"token-1\"")));
        Assert.Equal("409 ConflictException", $"{other.Status} {other.ErrorCode}");
    }

    [Fact]
    public async Task CreateSchedule_RejectedWithToken_IsRejectedAgain()
    {
        await CreateAsync("nightly", ScheduleJson.Of(Nightly));
        var body = ScheduleJson.Of(Nightly, null, ("ClientToken", "\"token-1\""));

        Assert.Equal(409, (await _transport.CallAsync("POST", "/schedules/nightly", body)).Status);
        Assert.Equal(409, (await _transport.CallAsync("POST", "/schedules/nightly", body)).Status);
    }

    [Fact]
    public async Task ListSchedules_Pages_ReturnEachOnce()
    {
        await _transport.CallAsync("POST", "/schedule-groups/restarts", "{}");
        foreach (var name in new[] { "a", "b", "c" })
            await CreateAsync(name, ScheduleJson.Of(Nightly));
        await CreateAsync("a", ScheduleJson.Of(Nightly, null, ("GroupName", "\"restarts\"")));
        var names = new List<string>();
        var token = "";
        do
        {
            var page = (await _transport.CallAsync("GET", $"/schedules?MaxResults=2{token}")).Json;
            names.AddRange(page.At("Schedules").EnumerateArray().Select(schedule => $"{schedule.Text("GroupName")}/{schedule.Text("Name")}"));
            token = page.Has("NextToken") ? $"&NextToken={Uri.EscapeDataString(page.Text("NextToken"))}" : "";
        }
        while (token.Length > 0);

        Assert.Equal(["default/a", "default/b", "default/c", "restarts/a"], names);
    }

    [Theory]
    [InlineData("ScheduleGroup=restarts", "paused")]
    [InlineData("State=DISABLED", "paused")]
    [InlineData("NamePrefix=night", "nightly")]
    [InlineData("NamePrefix=x", "")]
    public async Task ListSchedules_Filter_ReturnsMatches(string query, string expected)
    {
        await _transport.CallAsync("POST", "/schedule-groups/restarts", """{"ClientToken":"t"}""");
        await CreateAsync("nightly", ScheduleJson.Of(Nightly));
        await CreateAsync("paused", ScheduleJson.Of(Nightly, null, ("GroupName", "\"restarts\""), ("State", "\"DISABLED\"")));

        var page = (await _transport.CallAsync("GET", $"/schedules?{query}")).Json;

        Assert.Equal(expected, string.Join(',', page.Texts("Schedules", "Name")));
    }

    [Theory]
    [InlineData("/schedules?MaxResults=0", "400 ValidationException")]
    [InlineData("/schedules?MaxResults=101", "400 ValidationException")]
    [InlineData("/schedules?NextToken=%21", "400 ValidationException")]
    [InlineData("/schedules?ScheduleGroup=nope", "404 ResourceNotFoundException")]
    public async Task ListSchedules_InvalidQuery_ReturnsError(string path, string expected) =>
        Assert.StartsWith(expected, (await _transport.CallAsync("GET", path)).Error, StringComparison.Ordinal);

    [Fact]
    public async Task DeleteSchedule_Group_KeepsSameNameInOtherGroup()
    {
        await _transport.CallAsync("POST", "/schedule-groups/restarts", "{}");
        await CreateAsync("nightly", ScheduleJson.Of(Nightly));
        await CreateAsync("nightly", ScheduleJson.Of(Nightly, null, ("GroupName", "\"restarts\"")));

        await _transport.CallAsync("DELETE", "/schedules/nightly?groupName=restarts&clientToken=t");

        Assert.Equal(404, (await _transport.CallAsync("GET", "/schedules/nightly?groupName=restarts")).Status);
        Assert.Equal("default", (await GetAsync("nightly")).Text("GroupName"));
    }

    [Fact]
    public async Task DeleteScheduleGroup_WithSchedules_DeletesThem()
    {
        var created = await _transport.CallAsync("POST", "/schedule-groups/restarts", "{}");
        await CreateAsync("nightly", ScheduleJson.Of(Nightly, null, ("GroupName", "\"restarts\"")));

        Assert.Equal("arn:aws:scheduler:eu-central-1:123456789012:schedule-group/restarts", created.Json.Text("ScheduleGroupArn"));
        Assert.Equal("409", (await _transport.CallAsync("POST", "/schedule-groups/restarts", "{}")).Error[..3]);
        Assert.Equal("ACTIVE", (await _transport.CallAsync("GET", "/schedule-groups/restarts")).Json.Text("State"));
        Assert.Equal(["default", "restarts"], (await _transport.CallAsync("GET", "/schedule-groups")).Json.Texts("ScheduleGroups", "Name"));
        Assert.Equal(200, (await _transport.CallAsync("DELETE", "/schedule-groups/restarts")).Status);
        Assert.Empty((await _transport.CallAsync("GET", "/schedules")).Json.Texts("Schedules", "Name"));
        Assert.Equal(404, (await _transport.CallAsync("GET", "/schedule-groups/restarts")).Status);
    }

    [Fact]
    public async Task DeleteScheduleGroup_Default_IsRejected() =>
        Assert.Equal("400 ValidationException The default schedule group cannot be deleted.", (await _transport.CallAsync("DELETE", "/schedule-groups/default")).Error);

    [Fact]
    public async Task Log_EachAction_HasNameAndError()
    {
        await CreateAsync("nightly", ScheduleJson.Of(Nightly));
        await _transport.CallAsync("GET", "/schedules/weekly");
        await _transport.CallAsync("GET", "/schedules");

        Assert.Equal(
            ["CreateSchedule nightly ", "GetSchedule weekly ResourceNotFoundException", "ListSchedules  "],
            _scheduler.Log.Records.Select(record => $"{record.Action} {record.Schedule} {record.ErrorCode}"));
    }

    private async Task CreateAsync(string name, string body) => Assert.Equal(200, (await _transport.CallAsync("POST", $"/schedules/{name}", body)).Status);

    private async Task<System.Text.Json.JsonElement> GetAsync(string name) => (await _transport.CallAsync("GET", $"/schedules/{name}")).Json;
}
