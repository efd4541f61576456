using EcsRestart.Ecs;
using EcsRestart.Results;
using EcsRestart.Tests.Support;
using EcsRestart.Watch;

namespace EcsRestart.Tests.Watch;

public sealed class ServiceDeploymentPolicyTests
{
    private const string Reason = "Why.";

    private static readonly Rollout Rollout = ServiceSnapshots.Rollout("orders");
    private static readonly Verdict Ongoing = new Verdict.InProgress();
    private static readonly Verdict TimedOut = new Verdict.Ended(ResultCode.RolloutTimedOut, "Too long.", null);
    private static readonly Verdict Superseded = new Verdict.Ended(ResultCode.Superseded, "Replaced.", null);
    private static readonly Verdict KeepFailing = new Verdict.Ended(ResultCode.TasksKeepFailing, "Failing.", null);

    /// <summary>Status, monitor, and the code at once, after 60 s of the same status, and at the deadline. A dash: DescribeServices decides.</summary>
    [Theory]
    [InlineData("Pending", "none", "InProgress", "InProgress", "–")]
    [InlineData("Pending", "breaker", "InProgress", "InProgress", "–")]
    [InlineData("Pending", "alarm", "InProgress", "InProgress", "–")]
    [InlineData("InProgress", "none", "InProgress", "InProgress", "–")]
    [InlineData("InProgress", "breaker", "InProgress", "InProgress", "–")]
    [InlineData("InProgress", "alarm", "InProgress", "InProgress", "–")]
    [InlineData("Successful", "none", "InProgress", "Succeeded", "Succeeded")]
    [InlineData("Successful", "breaker", "InProgress", "Succeeded", "Succeeded")]
    [InlineData("Successful", "alarm", "InProgress", "Succeeded", "Succeeded")]
    [InlineData("StopRequested", "none", "InProgress", "InProgress", "–")]
    [InlineData("StopRequested", "breaker", "InProgress", "InProgress", "–")]
    [InlineData("StopRequested", "alarm", "InProgress", "InProgress", "–")]
    [InlineData("Stopped", "none", "InProgress", "Stopped", "Stopped")]
    [InlineData("Stopped", "breaker", "RolloutFailed", "RolloutFailed", "RolloutFailed")]
    [InlineData("Stopped", "alarm", "RolloutFailed", "RolloutFailed", "RolloutFailed")]
    [InlineData("RollbackRequested", "none", "InProgress", "InProgress", "RolledBack")]
    [InlineData("RollbackRequested", "breaker", "InProgress", "InProgress", "RolledBack")]
    [InlineData("RollbackRequested", "alarm", "InProgress", "InProgress", "RolledBack")]
    [InlineData("RollbackInProgress", "none", "InProgress", "InProgress", "RolledBack")]
    [InlineData("RollbackInProgress", "breaker", "InProgress", "InProgress", "RolledBack")]
    [InlineData("RollbackInProgress", "alarm", "InProgress", "InProgress", "RolledBack")]
    [InlineData("RollbackSuccessful", "none", "RolledBack", "RolledBack", "RolledBack")]
    [InlineData("RollbackSuccessful", "breaker", "RolledBack", "RolledBack", "RolledBack")]
    [InlineData("RollbackSuccessful", "alarm", "RolledBack", "RolledBack", "RolledBack")]
    [InlineData("RollbackFailed", "none", "RolloutFailed", "RolloutFailed", "RolloutFailed")]
    [InlineData("RollbackFailed", "breaker", "RolloutFailed", "RolloutFailed", "RolloutFailed")]
    [InlineData("RollbackFailed", "alarm", "RolloutFailed", "RolloutFailed", "RolloutFailed")]
    [InlineData("", "none", "InProgress", "–", "–")]
    [InlineData("", "breaker", "InProgress", "–", "–")]
    [InlineData("", "alarm", "InProgress", "–", "–")]
    public void Decide_StatusAndMonitor_HasVerdictOfTable(string status, string monitor, string atOnce, string later, string due)
    {
        var record = Record(status.Length == 0 ? null : Enum.Parse<ServiceDeploymentStatus>(status)) with
        {
            IsCircuitBreakerTriggered = monitor == "breaker",
            IsAlarmTriggered = monitor == "alarm",
        };
        var grace = RolloutPolicy.AbsenceGrace;

        Assert.Equal(atOnce, Name(Decide(record, statusFor: grace - TimeSpan.FromTicks(1))));
        Assert.Equal(later, Name(Decide(record, statusFor: grace)));
        Assert.Equal(due, Name(Decide(record, described: TimedOut, elapsed: Rollout.Timeout)));
    }

    [Fact]
    public void Decide_RecordGivenUp_LeavesVerdictToDescribeServices() =>
        Assert.Null(ServiceDeploymentPolicy.Decide(Rollout, new(new ServiceDeploymentTrack().GiveUp(), null, null, default), null, Ongoing, default));

    [Fact]
    public void Decide_RecordNotSeen_AcceptsOnlyCompletionAndTimeout()
    {
        var sight = new ServiceDeploymentObservation(new(), null, null, TimeSpan.Zero);

        Assert.Equal(Ongoing, ServiceDeploymentPolicy.Decide(Rollout, sight, null, Superseded, TimeSpan.Zero));
        Assert.Null(ServiceDeploymentPolicy.Decide(Rollout, sight, null, new Verdict.Succeeded(0), TimeSpan.Zero));
        Assert.Null(ServiceDeploymentPolicy.Decide(Rollout, sight, null, TimedOut, Rollout.Timeout));
    }

    [Fact]
    public void Decide_UnfinishedRecordAndFailingTasks_AcceptsThatOnlyWithoutAlarms()
    {
        var service = ServiceSnapshots.JustStarted("orders");
        var guarded = service with { Alarms = new(["high-5xx"], RollsBack: true) };

        Assert.Null(Decide(Record(ServiceDeploymentStatus.InProgress), service, KeepFailing));
        Assert.Equal(Ongoing, Decide(Record(ServiceDeploymentStatus.InProgress), guarded, KeepFailing));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Decide_UnfinishedRecordButCompletedDeployment_NeedsSecondPoll(bool wasCompleted)
    {
        var sight = Sight(Record(ServiceDeploymentStatus.InProgress)) with { Track = new() { WasCompleted = wasCompleted } };

        var verdict = ServiceDeploymentPolicy.Decide(Rollout, sight, null, new Verdict.Succeeded(0), TimeSpan.Zero);

        Assert.Equal(wasCompleted, verdict is null);
    }

    [Theory]
    [InlineData("RolledBack")]
    [InlineData("Superseded")]
    [InlineData("RolloutFailed")]
    public void Decide_UnfinishedRecord_OutranksDescribeServices(string described)
    {
        var code = ResultCode.Find(described) ?? throw new InvalidOperationException();

        Assert.Equal(Ongoing, Decide(Record(ServiceDeploymentStatus.InProgress), described: new Verdict.Ended(code, "", null)));
    }

    [Theory]
    [InlineData(true, true, "The deployment waits for approval at lifecycle stage POST_SCALE_UP until 2026-11-21T06:00:00Z; then ECS rolls back.")]
    [InlineData(false, true, "The deployment waits for approval at lifecycle stage POST_SCALE_UP until 2026-11-21T06:00:00Z; then ECS continues.")]
    [InlineData(true, false, "The deployment waits for approval at lifecycle stage POST_SCALE_UP; after the timeout ECS rolls back.")]
    public void Decide_PausedAtDeadline_IsUnseenWithReason(bool rollsBack, bool hasTime, string sentence)
    {
        var record = Record(ServiceDeploymentStatus.InProgress) with
        {
            LifecycleStage = "POST_SCALE_UP",
            WaitingHooks = [new(hasTime ? ServiceSnapshots.Start.AddHours(1) : null, rollsBack)],
        };

        Assert.Equal(Ongoing, Decide(record));
        Assert.Equal(new Verdict.Unverified(sentence), Decide(record, described: TimedOut, elapsed: Rollout.Timeout));
    }

    /// <summary>SUCCESSFUL comes before the old tasks are gone; with early-success criteria ECS keeps them.</summary>
    [Fact]
    public void Decide_SuccessfulAndOldTasks_WaitsUntilTheyAreGoneOrStay()
    {
        var draining = ServiceSnapshots.Service("orders", ServiceSnapshots.Primary(ServiceSnapshots.NewDeploymentId), ServiceSnapshots.Active(ServiceSnapshots.PreviousDeploymentId) with { RunningCount = 3 });
        var record = Record(ServiceDeploymentStatus.Successful);
        var grace = RolloutPolicy.AbsenceGrace;

        Assert.Equal(Ongoing, Decide(record, draining, statusFor: grace - TimeSpan.FromTicks(1)));
        Assert.Equal(new Verdict.Succeeded(0), Decide(record, ServiceSnapshots.JustStarted("orders") with { Deployments = [ServiceSnapshots.Primary(ServiceSnapshots.NewDeploymentId)] }));
        Assert.Equal(new Verdict.Succeeded(3), Decide(record, draining, statusFor: grace));
        Assert.Equal(new Verdict.Succeeded(3), Decide(record, draining, new Verdict.Succeeded(3)));
        Assert.Equal(new Verdict.Succeeded(3), Decide(record, draining, elapsed: Rollout.Timeout));
    }

    [Theory]
    [InlineData("ServiceNotFound")]
    [InlineData("ServiceNotActive")]
    public void Decide_ServiceDeleted_CountsUnlessRecordIsTerminal(string code)
    {
        var gone = new Verdict.Ended(ResultCode.Find(code) ?? throw new InvalidOperationException(), "Gone.", null);
        var unseen = new ServiceDeploymentObservation(new(), null, null, TimeSpan.Zero);

        Assert.Null(ServiceDeploymentPolicy.Decide(Rollout, unseen, null, gone, TimeSpan.Zero));
        Assert.Null(Decide(Record(ServiceDeploymentStatus.InProgress), described: gone));
        Assert.Equal("RolledBack", Name(Decide(Record(ServiceDeploymentStatus.RollbackSuccessful), described: gone)));
    }

    [Fact]
    public void Decide_SuccessfulThenReplacedByNewerDeployment_IsCompletedWithoutWarning()
    {
        var newer = ServiceSnapshots.Service("orders", ServiceSnapshots.Primary(ServiceSnapshots.Newer) with { RunningCount = 2 });

        Assert.Equal(new Verdict.Succeeded(0), Decide(Record(ServiceDeploymentStatus.Successful), newer, Superseded));
    }

    [Fact]
    public void Decide_SuccessfulAndScaledToZero_IsCompletedAtZero() => Assert.Equal(
        new Verdict.Succeeded(0) { IsScaledToZero = true },
        Decide(Record(ServiceDeploymentStatus.Successful), ServiceSnapshots.Complete("orders") with { DesiredCount = 0 }));

    [Fact]
    public void Decide_SuccessfulAfterRollbackRequest_FollowsPrimary()
    {
        var record = Record(ServiceDeploymentStatus.Successful) with { Rollback = new("Service deployment rolled back by user.", null) };

        var kept = Decide(record, ServiceSnapshots.Complete("orders"));
        var undone = Decide(record, ServiceSnapshots.Healthy("orders"));

        Assert.Equal(new Verdict.Succeeded(0) { HasLateRollback = true }, kept);
        Assert.Equal(("RolledBack", RollbackActor.Other), (Name(undone), undone?.RolledBackBy));
        Assert.Equal("InProgress", Name(Decide(record, ServiceSnapshots.JustStarted("orders"))));
        Assert.Equal("RolledBack", Name(Decide(record, ServiceSnapshots.JustStarted("orders"), elapsed: Rollout.Timeout)));
    }

    [Fact]
    public void Decide_StoppedAndNewerRecord_IsSuperseded()
    {
        var sight = Sight(Record(ServiceDeploymentStatus.Stopped)) with { Newer = Records.Of("orders", ServiceSnapshots.Newer, "newer") };

        AssertEnded(
            ResultCode.Superseded,
            "Deployment ecs-svc/3 replaced this one before it completed and also replaces the tasks.",
            ServiceDeploymentPolicy.Decide(Rollout, sight, null, Ongoing, TimeSpan.Zero));
    }

    [Fact]
    public void Decide_StoppedAndNewerPrimary_IsSuperseded()
    {
        var service = ServiceSnapshots.Service("orders", ServiceSnapshots.Primary(ServiceSnapshots.Newer), ServiceSnapshots.Active(ServiceSnapshots.NewDeploymentId));

        Assert.Equal("Superseded", Name(Decide(Record(ServiceDeploymentStatus.Stopped), service)));
    }

    [Fact]
    public void Decide_StoppedAndOlderPrimary_IsNotSuperseded()
    {
        var service = ServiceSnapshots.Service("orders", ServiceSnapshots.Primary(ServiceSnapshots.PreviousDeploymentId), ServiceSnapshots.Active(ServiceSnapshots.NewDeploymentId));

        Assert.Equal("Stopped", Name(Decide(Record(ServiceDeploymentStatus.Stopped), service, statusFor: RolloutPolicy.AbsenceGrace)));
    }

    [Fact]
    public void Decide_StoppedAndSupersededByDescribeServices_KeepsThatVerdict() =>
        Assert.Equal(Superseded, Decide(Record(ServiceDeploymentStatus.Stopped), described: Superseded));

    [Fact]
    public void Decide_StoppedByUnknown_ReportsWhatMayRun() => AssertEnded(
        ResultCode.Stopped,
        "The deployment was stopped outside this run. Old and new tasks may both be running.",
        Decide(Record(ServiceDeploymentStatus.Stopped), statusFor: RolloutPolicy.AbsenceGrace));

    [Fact]
    public void Decide_BreakerWithoutRollback_NamesBreakerAndNewerDeployment()
    {
        var record = Record(ServiceDeploymentStatus.Stopped) with { IsCircuitBreakerTriggered = true, FailureCount = 3, StatusReason = Reason };
        var service = ServiceSnapshots.Service("orders", ServiceSnapshots.Primary(ServiceSnapshots.Newer), ServiceSnapshots.Active(ServiceSnapshots.NewDeploymentId));

        AssertEnded(
            ResultCode.RolloutFailed,
            "The deployment circuit breaker stopped the rollout after 3 failed tasks. ECS did not roll back, so old and new tasks may both be "
            + "running. Deployment ecs-svc/3 was created afterwards. Reported by ECS: Why.",
            Decide(record, service));
    }

    [Fact]
    public void Decide_AlarmWithoutRollback_NamesAlarm() => AssertEnded(
        ResultCode.RolloutFailed,
        "CloudWatch alarm high-5xx went off, and ECS stopped the rollout. ECS did not roll back, so old and new tasks may both be running.",
        Decide(Record(ServiceDeploymentStatus.Stopped) with { IsAlarmTriggered = true, TriggeredAlarms = ["high-5xx"] }));

    [Theory]
    [InlineData("Service deployment rolled back because the circuit breaker threshold was exceeded.", true, "ECS rolled back to deployment ecs-svc/1: *")]
    [InlineData("Service deployment rolled back because PRE_SCALE_UP lifecycle hook(s) failed.", false, "ECS rolled back to deployment ecs-svc/1: *")]
    public void Decide_RolledBackByEcs_QuotesReason(string reason, bool isTriggered, string sentence)
    {
        var record = Record(ServiceDeploymentStatus.RollbackSuccessful) with
        {
            IsCircuitBreakerTriggered = isTriggered,
            Rollback = new(reason, Records.RevisionArn("orders", ServiceSnapshots.PreviousDeploymentId)),
        };

        var verdict = Decide(record);

        AssertEnded(ResultCode.RolledBack, sentence.Replace("*", reason, StringComparison.Ordinal), verdict);
        Assert.Equal(RollbackActor.Ecs, verdict?.RolledBackBy);
    }

    [Fact]
    public void Decide_RolledBackByAlarm_NamesAlarms() => AssertEnded(
        ResultCode.RolledBack,
        "CloudWatch alarms a, b went off, and ECS rolled back.",
        Decide(Record(ServiceDeploymentStatus.RollbackSuccessful) with { IsAlarmTriggered = true, TriggeredAlarms = ["a", "b"] }));

    [Fact]
    public void Decide_RolledBackByUser_NamesAnotherActor()
    {
        var verdict = Decide(Record(ServiceDeploymentStatus.RollbackSuccessful) with { StatusReason = "Service deployment rolled back by user." });

        AssertEnded(ResultCode.RolledBack, "Another user or tool rolled the deployment back: Service deployment rolled back by user.", verdict);
        Assert.Equal(RollbackActor.Other, verdict?.RolledBackBy);
    }

    [Fact]
    public void Decide_RollbackFailed_QuotesCauseAndEffect() => AssertEnded(
        ResultCode.RolloutFailed,
        "The rollout failed, and so did the rollback. Check the service now. Reported by ECS: Service deployment rolled back because the circuit "
        + "breaker threshold was exceeded. No rollback candidate was found to run the rollback.",
        Decide(Record(ServiceDeploymentStatus.RollbackFailed) with
        {
            StatusReason = "No rollback candidate was found to run the rollback",
            Rollback = new("Service deployment rolled back because the circuit breaker threshold was exceeded.", null),
        }));

    [Fact]
    public void Decide_RollingBackAtDeadline_ReportsUnconfirmedRollback() => AssertEnded(
        ResultCode.RolledBack,
        "ECS is rolling the deployment back; the end of the rollback is not confirmed: Why.",
        Decide(Record(ServiceDeploymentStatus.RollbackInProgress) with { StatusReason = Reason }, elapsed: Rollout.Timeout));

    [Theory]
    [InlineData("ecs-svc/2", true)]
    [InlineData("ecs-svc/12", false)]
    [InlineData("2", false)]
    public void IsOf_DigitsOfRevision_ComparesWholeSegment(string deploymentId, bool expected) =>
        Assert.Equal(expected, Record(null).IsOf(deploymentId));

    private static ServiceDeploymentSnapshot Record(ServiceDeploymentStatus? status) => Records.Mine("orders", status);

    private static ServiceDeploymentObservation Sight(ServiceDeploymentSnapshot record, TimeSpan statusFor = default) => new(new(), record, null, statusFor);

    private static Verdict? Decide(
        ServiceDeploymentSnapshot record,
        ServiceSnapshot? service = null,
        Verdict? described = null,
        TimeSpan statusFor = default,
        TimeSpan elapsed = default) =>
        ServiceDeploymentPolicy.Decide(Rollout, Sight(record, statusFor), service, described ?? Ongoing, elapsed);

    private static string Name(Verdict? verdict) => verdict switch
    {
        null => "–",
        Verdict.Ended ended => ended.Code.Name,
        var other => other.GetType().Name,
    };

    private static void AssertEnded(ResultCode code, string sentence, Verdict? verdict)
    {
        var ended = Assert.IsType<Verdict.Ended>(verdict);
        Assert.Equal((code, sentence), (ended.Code, ended.Sentence));
    }
}
