using EcsRestart.Ecs;
using EcsRestart.Tests.Support;
using EcsRestart.Watch;

namespace EcsRestart.Tests.Watch;

public sealed class TaskPolicyTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(30);

    [Fact]
    public void Decide_EssentialContainerExited1_HasFailed() =>
        AssertEnded("TaskFailed", "Container app exited with code 1 (Essential container in task exited).", Soon, TaskSnapshots.Ended("a", app: 1));

    [Fact]
    public void Decide_OnlyTheSidecarExited1_HasSucceeded() =>
        Assert.IsType<Verdict.Succeeded>(Decide(Soon, TaskSnapshots.Ended("a", app: 0, proxy: 1)));

    [Fact]
    public void Decide_EssentialContainerWithoutAnExitCode_HasFailed() => AssertEnded(
        "TaskFailed",
        "Container app has no exit code (Essential container in task exited; OutOfMemoryError: killed).",
        Soon,
        TaskSnapshots.Ended("a") with { Containers = [new ContainerStatus("app", null, "OutOfMemoryError: killed")] });

    [Fact]
    public void Decide_EssentialContainerMissing_Fails() =>
        AssertEnded("TaskFailed", "Container app has no exit code (Essential container in task exited).", Soon, TaskSnapshots.Ended("a") with { Containers = [] });

    [Fact]
    public void Decide_FailedToStart_CouldNotStart() => AssertEnded(
        "TaskCouldNotStart",
        "The task did not start (CannotPullContainerError: not found).",
        Soon,
        TaskSnapshots.Ended("a", app: null, stopCode: "TaskFailedToStart") with { StoppedReason = "CannotPullContainerError: not found" });

    [Theory]
    [InlineData("UserInitiated", "Task stopped by user", "Task stopped by user")]
    [InlineData("SpotInterruption", null, "SpotInterruption")]
    public void Decide_StoppedByUserAndAllExited0_Fails(string stopCode, string? reason, string expected) => AssertEnded(
        "TaskFailed",
        $"The task was stopped before it finished ({expected}).",
        Soon,
        TaskSnapshots.Ended("a", stopCode: stopCode) with { StoppedReason = reason });

    [Fact]
    public void Decide_TimedOut_ReportsLeftRunning() =>
        AssertEnded("TaskTimedOut", "The task did not stop within 30 min and was left running: status RUNNING.", Late, TaskSnapshots.Running("a"));

    [Fact]
    public void Decide_TimedOutAndNeverDescribed_ReportsUnknownStatus() =>
        AssertEnded("TaskTimedOut", "The task did not stop within 30 min and was left running: status unknown.", Late);

    [Fact]
    public void Decide_SucceededAtDeadline_Succeeds() => Assert.IsType<Verdict.Succeeded>(Decide(Late, TaskSnapshots.Ended("a")));

    [Fact]
    public void Decide_Running_IsOngoing() => Assert.IsType<Verdict.InProgress>(Decide(Soon, TaskSnapshots.Running("a")));

    [Fact]
    public void Decide_ExitCodeKnownButNotStopped_IsOngoing() =>
        Assert.IsType<Verdict.InProgress>(Decide(Soon, TaskSnapshots.Ended("a", app: 1) with { LastStatus = "DEPROVISIONING" }));

    [Fact]
    public void Decide_OneOfTwoFailed_WaitsForTheOther()
    {
        var run = Run("a", "b");

        var early = TaskPolicy.Decide(run, [TaskSnapshots.Ended("a", app: 1), TaskSnapshots.Running("b")], Soon);
        var end = TaskPolicy.Decide(run, [TaskSnapshots.Ended("a", app: 1), TaskSnapshots.Ended("b")], Soon);
        var late = TaskPolicy.Decide(run, [TaskSnapshots.Ended("a", app: 1), TaskSnapshots.Running("b")], Late);

        Assert.IsType<Verdict.InProgress>(early);
        const string Sentence = "1 of 2 tasks failed. Container app exited with code 1 (Essential container in task exited).";
        Assert.Equal(Sentence, Assert.IsType<Verdict.Ended>(end).Sentence);
        Assert.Equal((ResultCode.TaskFailed, Sentence), (Assert.IsType<Verdict.Ended>(late).Code, ((Verdict.Ended)late).Sentence));
    }

    [Fact]
    public void Decide_TwoOfThreeTimedOut_CountsThem() => Assert.Equal(
        "2 of 3 tasks did not stop within 30 min and were left running: status RUNNING.",
        Assert.IsType<Verdict.Ended>(TaskPolicy.Decide(Run("a", "b", "c"), [TaskSnapshots.Ended("a"), TaskSnapshots.Running("b")], Late)).Sentence);

    private static void AssertEnded(string code, string sentence, TimeSpan elapsed, params TaskSnapshot[] seen)
    {
        var ended = Assert.IsType<Verdict.Ended>(Decide(elapsed, seen));
        Assert.Equal((code, sentence), (ended.Code.Name, ended.Sentence));
    }

    private static Verdict Decide(TimeSpan elapsed, params TaskSnapshot[] seen) => TaskPolicy.Decide(Run("a"), seen, elapsed);

    private static TaskRun Run(params string[] arns) => new()
    {
        Task = TaskSnapshots.Ref(),
        InitialTasks = [.. arns.Select(TaskSnapshots.JustStarted)],
        EssentialContainers = ["app"],
        Timeout = Late,
        StartedAt = 0,
    };
}
