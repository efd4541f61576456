using EcsRestart.Ecs;
using EcsRestart.Results;
using EcsRestart.Tests.Support;
using EcsRestart.Watch;
using static EcsRestart.Tests.Support.ServiceSnapshots;

namespace EcsRestart.Tests.Watch;

public sealed class RollbackPolicyTests
{
    private static readonly RequestedRollback Requested = new("3 tasks failed.", Start.UtcTicks);
    private static readonly Rollout Rollout = Rollout("orders") with { Rollback = Requested };
    private static readonly Verdict InProgress = new Verdict.InProgress();
    private static readonly ServiceSnapshot RolledBackService = Service("orders", Primary(PreviousDeploymentId, RolloutState.Completed));

    [Theory]
    [InlineData(ServiceDeploymentStatus.Pending)]
    [InlineData(ServiceDeploymentStatus.InProgress)]
    [InlineData(ServiceDeploymentStatus.StopRequested)]
    [InlineData(ServiceDeploymentStatus.RollbackRequested)]
    [InlineData(ServiceDeploymentStatus.RollbackInProgress)]
    public void Decide_UnfinishedRollback_WaitsForAsLongAsTheRollout(ServiceDeploymentStatus status)
    {
        var record = Records.Mine("orders", status);

        Assert.IsType<Verdict.InProgress>(Decide(record, TimeSpan.FromMinutes(30) - TimeSpan.FromTicks(1)));
        AssertRolledBack(
            "3 tasks failed. EcsRestart requested a rollback. ECS did not confirm it within 30 min. Check the service.",
            Decide(record, TimeSpan.FromMinutes(30)));
    }

    [Fact]
    public void Decide_RollbackSuccessful_IsRolledBackByThisRun() => AssertRolledBack(
        "3 tasks failed. EcsRestart rolled the deployment back to deployment ecs-svc/1. The previous tasks are serving again.",
        Decide(Records.Mine("orders", ServiceDeploymentStatus.RollbackSuccessful) with
        {
            Rollback = new("Service deployment rolled back by user.", Records.RevisionArn("orders", PreviousDeploymentId)),
        }));

    [Fact]
    public void Decide_RollbackFailed_IsRolloutFailedWithTheReason()
    {
        var ended = Assert.IsType<Verdict.Ended>(Decide(Records.Mine("orders", ServiceDeploymentStatus.RollbackFailed) with { StatusReason = "No candidate." }));

        Assert.Equal(ResultCode.RolloutFailed, ended.Code);
        Assert.Equal(
            "3 tasks failed. EcsRestart requested a rollback, and the rollback failed. Check the service now. Reported by ECS: No candidate.", ended.Sentence);
    }

    [Fact]
    public void Decide_RolloutFinishedFirst_IsCompleteWithLateRollback()
    {
        var record = Records.Mine("orders", ServiceDeploymentStatus.Successful) with { Rollback = new("by user", null) };
        var service = Complete("orders");

        var succeeded = Assert.IsType<Verdict.Succeeded>(Decide(record, service: service, described: new Verdict.Succeeded()));

        Assert.True(succeeded.HasLateRollback);
        Assert.Null(succeeded.RolledBackBy);
    }

    [Fact]
    public void Decide_StoppedWithoutRollback_ReportsThat()
    {
        var ended = Assert.IsType<Verdict.Ended>(Decide(Records.Mine("orders", ServiceDeploymentStatus.Stopped), statusFor: RolloutPolicy.AbsenceGrace));

        Assert.Equal(ResultCode.Stopped, ended.Code);
        Assert.Equal(
            "3 tasks failed. EcsRestart requested a rollback, but ECS stopped the deployment without one. Old and new tasks may both be running.",
            ended.Sentence);
    }

    [Fact]
    public void Decide_StoppedByNewerDeployment_IsSuperseded()
    {
        var superseded = new Verdict.Ended(ResultCode.Superseded, "Replaced.");

        Assert.Same(superseded, Decide(Records.Mine("orders", ServiceDeploymentStatus.Stopped), described: superseded));
    }

    [Fact]
    public void Decide_RecordUnreadable_RestsOnDescribeServices()
    {
        var back = new Verdict.Ended(ResultCode.RolledBack, "ECS rolled back.");
        var keepFailing = new Verdict.Ended(ResultCode.TasksKeepFailing, "Failing.");

        AssertRolledBack(
            "3 tasks failed. EcsRestart rolled the deployment back to deployment ecs-svc/1. The previous tasks are serving again.",
            Decide(null, service: RolledBackService, described: back));
        Assert.IsType<Verdict.InProgress>(Decide(null, service: Service("orders", Primary(PreviousDeploymentId)), described: back));
        Assert.IsType<Verdict.InProgress>(Decide(null, described: keepFailing));
        Assert.True(Assert.IsType<Verdict.Succeeded>(Decide(null, described: new Verdict.Succeeded())).HasLateRollback);
    }

    [Fact]
    public void Decide_ServiceDeleted_EndsAtOnce()
    {
        var gone = new Verdict.Ended(ResultCode.ServiceNotFound, "Gone.");

        Assert.Same(gone, Decide(Records.Mine("orders", ServiceDeploymentStatus.RollbackInProgress), described: gone));
        Assert.Same(gone, Decide(null, described: gone));
    }

    [Fact]
    public void AtEnd_IsRolledBackButNotConfirmed() => AssertRolledBack(
        "3 tasks failed. EcsRestart requested a rollback. The run ended before ECS confirmed it. Check the service.", RollbackPolicy.AtEnd(Requested, null));

    private static void AssertRolledBack(string sentence, Verdict verdict)
    {
        var ended = Assert.IsType<Verdict.Ended>(verdict);
        Assert.Equal((ResultCode.RolledBack, RollbackActor.EcsRestart, sentence), (ended.Code, ended.RolledBackBy, ended.Sentence));
    }

    /// <param name="record">Null when records cannot be read.</param>
    private static Verdict Decide(
        ServiceDeploymentSnapshot? record, TimeSpan elapsed = default, ServiceSnapshot? service = null, Verdict? described = null, TimeSpan statusFor = default)
    {
        var track = new ServiceDeploymentTrack { Arn = Records.Arn("orders"), IsProven = record is not null, IsGivenUp = record is null };
        return RollbackPolicy.Decide(
            Rollout, Requested, new ServiceDeploymentObservation(track, record, null, statusFor), service, described ?? InProgress, elapsed);
    }
}
