using Amazon.Scheduler;
using Amazon.Scheduler.Model;

namespace AwsPackages.Tests.Scheduler;

public sealed class SchedulerWireTests : SchedulerTests
{
    private const string FullBody = """
        {"ActionAfterCompletion":"DELETE","ClientToken":"token","Description":"Nightly","EndDate":1700000060,
        "FlexibleTimeWindow":{"MaximumWindowInMinutes":15,"Mode":"FLEXIBLE"},"GroupName":"restarts","KmsKeyArn":"arn:key",
        "ScheduleExpression":"cron(0 5 * * ? *)","ScheduleExpressionTimezone":"Europe/Berlin","StartDate":1700000000,"State":"DISABLED",
        "Target":{"Arn":"arn:lambda","DeadLetterConfig":{"Arn":"arn:queue"},"Input":"{}",
        "RetryPolicy":{"MaximumEventAgeInSeconds":3600,"MaximumRetryAttempts":0},"RoleArn":"arn:role"}}
        """;

    private static DateTime Start => new(2023, 11, 14, 22, 13, 20, DateTimeKind.Utc);

    private static Target Target => new()
    {
        Arn = "arn:lambda",
        RoleArn = "arn:role",
        Input = "{}",
        RetryPolicy = new() { MaximumEventAgeInSeconds = 3600, MaximumRetryAttempts = 0 },
        DeadLetterConfig = new() { Arn = "arn:queue" },
    };

    [Fact]
    public async Task CreateSchedule_AllMembers_PostsToName()
    {
        Server.Answer(200, """{"ScheduleArn":"arn:schedule"}""");

        var response = await Client().CreateScheduleAsync(new()
        {
            Name = "nightly",
            GroupName = "restarts",
            ClientToken = "token",
            Description = "Nightly",
            ScheduleExpression = "cron(0 5 * * ? *)",
            ScheduleExpressionTimezone = "Europe/Berlin",
            StartDate = Start,
            EndDate = Start.AddMinutes(1),
            State = ScheduleState.DISABLED,
            ActionAfterCompletion = ActionAfterCompletion.DELETE,
            FlexibleTimeWindow = new() { Mode = FlexibleTimeWindowMode.FLEXIBLE, MaximumWindowInMinutes = 15 },
            KmsKeyArn = "arn:key",
            Target = Target,
        });

        Assert.Equal("arn:schedule", response.ScheduleArn);
        Assert.Equal(("POST", "/schedules/nightly", ""), (Server.Request.Method, Server.Request.Path, Server.Request.Query));
        Assert.Equal("application/json", Server.Request.Header("content-type"));
        Assert.Equal("2021-06-30", Server.Request.Header("x-amz-api-version"));
        Assert.Equal(FullBody.ReplaceLineEndings(""), Server.Request.Text);
    }

    [Fact]
    public async Task UpdateSchedule_AllMembers_PutsToName()
    {
        Server.Answer(200, """{"ScheduleArn":"arn:schedule"}""");

        var response = await Client().UpdateScheduleAsync(new()
        {
            Name = "nightly",
            GroupName = "restarts",
            ClientToken = "token",
            Description = "Nightly",
            ScheduleExpression = "cron(0 5 * * ? *)",
            ScheduleExpressionTimezone = "Europe/Berlin",
            StartDate = Start,
            EndDate = Start.AddMinutes(1),
            State = ScheduleState.DISABLED,
            ActionAfterCompletion = ActionAfterCompletion.DELETE,
            FlexibleTimeWindow = new() { Mode = FlexibleTimeWindowMode.FLEXIBLE, MaximumWindowInMinutes = 15 },
            KmsKeyArn = "arn:key",
            Target = Target,
        });

        Assert.Equal("arn:schedule", response.ScheduleArn);
        Assert.Equal(("PUT", "/schedules/nightly", ""), (Server.Request.Method, Server.Request.Path, Server.Request.Query));
        Assert.Equal(FullBody.ReplaceLineEndings(""), Server.Request.Text);
    }

    [Fact]
    public async Task CreateSchedule_NoClientToken_GeneratesOnePerCall()
    {
        Server.Answer(200, "{}");
        Server.Answer(200, "{}");
        var request = new CreateScheduleRequest { Name = "nightly" };

        await Client().CreateScheduleAsync(request);
        await Client().CreateScheduleAsync(request);

        Assert.Null(request.ClientToken);
        Assert.All(Server.Requests, sent => Assert.Matches("""^\{"ClientToken":"[0-9a-f-]{36}"\}$""", sent.Text));
        Assert.False(string.Equals(Server.Requests[0].Text, Server.Requests[1].Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task GetSchedule_NameAndGroup_EscapesThem()
    {
        Server.Answer(200, "{}");

        await Client().GetScheduleAsync(new() { Name = "a b/c+d~é", GroupName = "x&y=z" });

        Assert.Equal(("GET", "/schedules/a%20b%2Fc%2Bd~%C3%A9"), (Server.Request.Method, Server.Request.Path));
        Assert.Equal("groupName=x%26y%3Dz", Server.Request.Query);
        Assert.Equal("", Server.Request.Text);
    }

    [Fact]
    public async Task DeleteSchedule_NoBodyInResponse_Succeeds()
    {
        Server.Answer(200, "");

        await Client().DeleteScheduleAsync(new() { Name = "nightly", GroupName = "restarts", ClientToken = "token" });

        Assert.Equal(("DELETE", "/schedules/nightly"), (Server.Request.Method, Server.Request.Path));
        Assert.Equal("clientToken=token&groupName=restarts", Server.Request.Query);
    }

    [Fact]
    public async Task ListSchedules_AllFilters_SendsQuery()
    {
        Server.Answer(200, "{}");

        await Client().ListSchedulesAsync(new()
        {
            GroupName = "restarts",
            MaxResults = 50,
            NamePrefix = "ni",
            NextToken = "a+b/c==",
            State = ScheduleState.ENABLED,
        });

        Assert.Equal(("GET", "/schedules"), (Server.Request.Method, Server.Request.Path));
        Assert.Equal(
            "MaxResults=50&NamePrefix=ni&NextToken=a%2Bb%2Fc%3D%3D&ScheduleGroup=restarts&State=ENABLED", Server.Request.Query);
    }

    [Fact]
    public async Task GetSchedule_NoName_ThrowsBeforeSending()
    {
        await Assert.ThrowsAsync<AmazonSchedulerException>(() => Client().GetScheduleAsync(new()));

        Assert.Empty(Server.Requests);
    }
}
