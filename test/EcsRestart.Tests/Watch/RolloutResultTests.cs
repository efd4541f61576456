using EcsRestart.Results;
using EcsRestart.Tests.Support;
using EcsRestart.Watch;

namespace EcsRestart.Tests.Watch;

public sealed class RolloutResultTests
{
    private static readonly Rollout Rollout = ServiceSnapshots.Rollout("orders") with { Warnings = ["Careful."] };

    private static readonly Diagnosis Diagnosis = new(["It failed."], [new TaskEvidence { Task = "t", StopCode = "SpotInterruption" }]);

    [Fact]
    public void Of_NobodyWaits_IsStartedWithoutADuration()
    {
        var result = RolloutResult.Of(Rollout, null, null, TimeSpan.Zero);

        Assert.Equal((ResultCode.Started, RolloutVerification.Unverified, ServiceSnapshots.NewDeploymentId), (result.Code, result.Rollout, result.DeploymentId));
        Assert.Null(result.DurationSeconds);
        Assert.Equal(["Careful."], result.Warnings);
    }

    [Fact]
    public void Of_Completed_IsRestarted()
    {
        var result = RolloutResult.Of(ServiceSnapshots.Rollout("orders"), new Verdict.Succeeded(0), null, TimeSpan.FromSeconds(93.14));

        Assert.Equal((ResultCode.Restarted, RolloutVerification.Completed, 93.1), (result.Code, result.Rollout, result.DurationSeconds));
        Assert.Null(result.Warnings);
    }

    [Fact]
    public void Of_CompletedWhileOldTasksRun_WarnsOfThem() => Assert.Equal(
        ["Careful.", "1,200 old tasks are still running."],
        RolloutResult.Of(Rollout, new Verdict.Succeeded(1_200), null, TimeSpan.Zero).Warnings);

    [Fact]
    public void Of_ScaledToZero_WarnsThatNothingIsProven() => Assert.Equal(
        ["Careful.", "The service was scaled to 0 while the rollout was in progress, so no new task has shown that it runs."],
        RolloutResult.Of(Rollout, new Verdict.Succeeded(0) { IsScaledToZero = true }, null, TimeSpan.Zero).Warnings);

    [Fact]
    public void Of_LateRollback_Warns() => Assert.Equal(
        ["Careful.", "A rollback was requested, but the rollout had already finished."],
        RolloutResult.Of(Rollout, new Verdict.Succeeded(0) { HasLateRollback = true }, null, TimeSpan.Zero).Warnings);

    [Fact]
    public void Of_VerdictOfRecord_NamesRecordAndActor()
    {
        var verdict = new Verdict.Ended(ResultCode.RolledBack, "Back.", null) { RecordArn = Records.Arn("orders", "abc"), RolledBackBy = RollbackActor.Other };

        var result = RolloutResult.Of(Rollout, verdict, null, TimeSpan.Zero);

        Assert.Equal(("abc", RollbackActor.Other), (result.ServiceDeployment, result.RolledBackBy));
    }

    [Fact]
    public void Of_Unseen_IsStartedWithAWarning()
    {
        var result = RolloutResult.Of(Rollout, new Verdict.Unverified("Not watched."), null, TimeSpan.FromSeconds(5));

        Assert.Equal((ResultCode.Started, RolloutVerification.Unverified), (result.Code, result.Rollout));
        Assert.Equal(["Careful.", "Not watched."], result.Warnings);
    }

    [Fact]
    public void Of_EndedWithADiagnosis_SaysTheCause()
    {
        var verdict = new Verdict.Ended(ResultCode.RolledBack, "ECS rolled back.", null);

        var result = RolloutResult.Of(Rollout, verdict, Diagnosis, TimeSpan.Zero);

        Assert.Equal((ResultCode.RolledBack, "ECS rolled back. Tasks stopped (SpotInterruption)."), (result.Code, result.Error));
        Assert.Same(Diagnosis, result.Diagnosis);
        Assert.Equal(["Careful."], result.Warnings);
        Assert.Null(result.Rollout);
    }

    [Fact]
    public void Of_Superseded_IsSkippedWithAReason()
    {
        var result = RolloutResult.Of(Rollout, new Verdict.Ended(ResultCode.Superseded, "Newer.", null), null, TimeSpan.Zero);

        Assert.Equal((ResultStatus.Skipped, "Newer."), (result.Status, result.Reason));
    }
}
