using EcsRestart.Request;

namespace EcsRestart.Tests.Request;

public sealed class IdempotencyKeyTests
{
    private static readonly DateTimeOffset Five = new(2026, 11, 21, 5, 0, 0, TimeSpan.Zero);
    private static readonly RestartRequest Scheduled = new() { ScheduledTime = Five, ScheduleArn = "arn:nightly" };

    [Fact]
    public void Of_AnyRun_SuitsEcs() => Assert.Matches("^[!-~]{64}$", IdempotencyKey.Of(new RestartRequest(), "run-1", "tasks[0]"));

    [Fact]
    public void Of_TwoRunsOfOneScheduledTime_IsTheSame() => Assert.Equal(
        IdempotencyKey.Of(Scheduled, "run-1", "tasks[0]"),
        IdempotencyKey.Of(Scheduled with { ScheduledTime = Five.ToOffset(TimeSpan.FromHours(1)) }, "run-2", "tasks[0]"));

    [Fact]
    public void Of_TwoTriesOfOneInvocation_IsTheSame() => Assert.Equal(
        IdempotencyKey.Of(new RestartRequest(), "run-1", "tasks[0]"), IdempotencyKey.Of(new RestartRequest(), "run-1", "tasks[0]"));

    [Fact]
    public void Of_WhatIsToBeRunAnew_DiffersEachTime()
    {
        string[] tokens =
        [
            IdempotencyKey.Of(Scheduled, "run-1", "tasks[0]"),
            IdempotencyKey.Of(Scheduled, "run-1", "tasks[1]"),
            IdempotencyKey.Of(Scheduled with { ScheduledTime = Five.AddDays(1) }, "run-1", "tasks[0]"),
            IdempotencyKey.Of(Scheduled with { ScheduleArn = "arn:weekly" }, "run-1", "tasks[0]"),
            IdempotencyKey.Of(Scheduled with { ScheduleArn = null }, "run-1", "tasks[0]"),
            IdempotencyKey.Of(new RestartRequest(), "run-1", "tasks[0]"),
            IdempotencyKey.Of(new RestartRequest(), "run-2", "tasks[0]"),
        ];

        Assert.Distinct(tokens);
    }
}
