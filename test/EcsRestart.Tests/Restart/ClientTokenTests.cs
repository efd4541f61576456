using EcsRestart.Request;
using EcsRestart.Restart;
using EcsRestart.Tests.Support;

namespace EcsRestart.Tests.Restart;

public sealed class ClientTokenTests
{
    private static readonly DateTimeOffset Five = new(2026, 11, 21, 5, 0, 0, TimeSpan.Zero);
    private static readonly RestartRequest Scheduled = new() { ScheduledTime = Five, ScheduleArn = "arn:nightly" };

    [Fact]
    public void Of_AnyRun_SuitsEcs() => Assert.Matches("^[!-~]{64}$", ClientToken.Of(new RestartRequest(), "run-1", TaskSnapshots.Ref()));

    [Fact]
    public void Of_TwoRunsOfOneScheduledTime_IsTheSame() => Assert.Equal(
        ClientToken.Of(Scheduled, "run-1", TaskSnapshots.Ref()),
        ClientToken.Of(Scheduled with { ScheduledTime = Five.ToOffset(TimeSpan.FromHours(1)) }, "run-2", TaskSnapshots.Ref()));

    [Fact]
    public void Of_TwoTriesOfOneInvocation_IsTheSame() => Assert.Equal(
        ClientToken.Of(new RestartRequest(), "run-1", TaskSnapshots.Ref()), ClientToken.Of(new RestartRequest(), "run-1", TaskSnapshots.Ref()));

    [Fact]
    public void Of_WhatIsToBeRunAnew_DiffersEachTime()
    {
        string[] tokens =
        [
            ClientToken.Of(Scheduled, "run-1", TaskSnapshots.Ref()),
            ClientToken.Of(Scheduled, "run-1", TaskSnapshots.Ref(place: 1)),
            ClientToken.Of(Scheduled with { ScheduledTime = Five.AddDays(1) }, "run-1", TaskSnapshots.Ref()),
            ClientToken.Of(Scheduled with { ScheduleArn = "arn:weekly" }, "run-1", TaskSnapshots.Ref()),
            ClientToken.Of(Scheduled with { ScheduleArn = null }, "run-1", TaskSnapshots.Ref()),
            ClientToken.Of(new RestartRequest(), "run-1", TaskSnapshots.Ref()),
            ClientToken.Of(new RestartRequest(), "run-2", TaskSnapshots.Ref()),
        ];

        Assert.Distinct(tokens);
    }
}
