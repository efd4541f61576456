using Amazon.Scheduler;

namespace AwsPackages.Tests.Scheduler;

public sealed class SchedulerResponseTests : SchedulerTests
{
    [Fact]
    public async Task GetSchedule_FullResponse_ReadsAllMembers()
    {
        Server.Answer(200, """
            {"Arn":"arn:schedule","Name":"nightly","GroupName":"restarts","Description":"Nightly","KmsKeyArn":"arn:key",
             "ScheduleExpression":"rate(1 day)","ScheduleExpressionTimezone":"Europe/Berlin","State":"ENABLED",
             "ActionAfterCompletion":"NONE",
             "CreationDate":1700000000.5,"LastModificationDate":1700000001,"StartDate":1700000002,"EndDate":1700000003,"Tomorrow":[],
             "FlexibleTimeWindow":{"Mode":"FLEXIBLE","MaximumWindowInMinutes":15},
             "Target":{"Arn":"arn:lambda","RoleArn":"arn:role","Input":"{}","DeadLetterConfig":{"Arn":"arn:queue"},
               "RetryPolicy":{"MaximumEventAgeInSeconds":3600,"MaximumRetryAttempts":5}}}
            """);

        var schedule = await Client().GetScheduleAsync(new() { Name = "nightly" });

        Assert.Equal(("arn:schedule", "nightly", "restarts"), (schedule.Arn, schedule.Name, schedule.GroupName));
        Assert.Equal(("Nightly", "arn:key"), (schedule.Description, schedule.KmsKeyArn));
        Assert.Equal(("rate(1 day)", "Europe/Berlin"), (schedule.ScheduleExpression, schedule.ScheduleExpressionTimezone));
        Assert.Same(ScheduleState.ENABLED, schedule.State);
        Assert.Same(ActionAfterCompletion.NONE, schedule.ActionAfterCompletion);
        var start = new DateTime(2023, 11, 14, 22, 13, 20, DateTimeKind.Utc);
        Assert.Equal((start.AddSeconds(0.5), start.AddSeconds(1)), (schedule.CreationDate, schedule.LastModificationDate));
        Assert.Equal((start.AddSeconds(2), start.AddSeconds(3)), (schedule.StartDate, schedule.EndDate));
        Assert.Equal(DateTimeKind.Utc, schedule.StartDate.GetValueOrDefault().Kind);
        Assert.Same(FlexibleTimeWindowMode.FLEXIBLE, schedule.FlexibleTimeWindow.Mode);
        Assert.Equal(15, schedule.FlexibleTimeWindow.MaximumWindowInMinutes);
        Assert.Equal(("arn:lambda", "arn:role", "{}"), (schedule.Target.Arn, schedule.Target.RoleArn, schedule.Target.Input));
        Assert.Equal("arn:queue", schedule.Target.DeadLetterConfig.Arn);
        var retries = schedule.Target.RetryPolicy;
        Assert.Equal((3600, 5), (retries.MaximumEventAgeInSeconds, retries.MaximumRetryAttempts));
    }

    [Fact]
    public async Task GetSchedule_EmptyResponse_LeavesMembersNull()
    {
        Server.Answer(200, "{}");

        var schedule = await Client().GetScheduleAsync(new() { Name = "nightly" });

        Assert.Null(schedule.Target);
        Assert.Null(schedule.FlexibleTimeWindow);
        Assert.Null(schedule.StartDate);
        Assert.Null(schedule.State);
    }

    [Fact]
    public async Task ListSchedules_TwoPages_ReadsBoth()
    {
        Server.Answer(200, """
            {"NextToken":"2","Schedules":[{"Arn":"arn:a","Name":"a","GroupName":"g","State":"DISABLED",
              "CreationDate":1700000000,"LastModificationDate":1700000001,"Target":{"Arn":"arn:lambda"}}]}
            """);
        Server.Answer(200, """{"Schedules":[{"Name":"b"}]}""");
        var paginator = Client().Paginators.ListSchedules(new() { NamePrefix = "x" });

        var schedules = new List<Amazon.Scheduler.Model.ScheduleSummary>();
        await foreach (var schedule in paginator.Schedules) schedules.Add(schedule);

        Assert.Equal(("a", "b"), (schedules[0].Name, schedules[1].Name));
        Assert.Equal(("arn:a", "g", "arn:lambda"), (schedules[0].Arn, schedules[0].GroupName, schedules[0].Target.Arn));
        Assert.Same(ScheduleState.DISABLED, schedules[0].State);
        Assert.Equal(1, (schedules[0].LastModificationDate - schedules[0].CreationDate).GetValueOrDefault().TotalSeconds);
        Assert.Collection(
            Server.Requests,
            first => Assert.Equal("NamePrefix=x", first.Query),
            second => Assert.Equal("NamePrefix=x&NextToken=2", second.Query));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await paginator.Responses.GetAsyncEnumerator().MoveNextAsync());
    }
}
