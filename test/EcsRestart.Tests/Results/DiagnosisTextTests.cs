using EcsRestart.Results;

namespace EcsRestart.Tests.Results;

public sealed class DiagnosisTextTests
{
    private static readonly TaskEvidence Exited = new()
    {
        Task = "t1",
        StopCode = "EssentialContainerExited",
        Reason = "Essential container in task exited.",
        Container = "app",
        ExitCode = 1,
    };

    private static readonly TaskEvidence NeverRan = new()
    {
        Task = "t2",
        StopCode = "TaskFailedToStart",
        Reason = "CannotPullContainerError: not found",
        Container = "app",
    };

    private static readonly TaskEvidence ScaledIn = Exited with
    {
        StopCode = "ServiceSchedulerInitiated",
        ExitCode = 143,
        Reason = "Scaling activity initiated by (deployment ecs-svc/1)",
    };

    private static readonly TaskEvidence Spot = new() { Task = "t3", StopCode = "SpotInterruption" };

    [Fact]
    public void Cause_ContainerExited_NamesContainerAndExitCode() =>
        Assert.Equal("Container app exited with code 1 (Essential container in task exited).", Cause(Exited));

    [Fact]
    public void Cause_ContainerNeverRan_ReturnsReason() =>
        Assert.Equal("Container app did not run (CannotPullContainerError: not found).", Cause(NeverRan));

    [Fact]
    public void Cause_NoContainer_ReturnsReasonOfTask()
    {
        Assert.Equal("Tasks stopped (SpotInterruption).", Cause(Spot));
        Assert.Equal("Tasks stopped.", Cause(new TaskEvidence { Task = "t" }));
    }

    [Fact]
    public void Cause_SeveralTasks_ReturnsSharedCause() =>
        Assert.Equal("Tasks stopped (SpotInterruption).", Cause(Exited, Spot, NeverRan, Spot with { Task = "t4" }));

    [Fact]
    public void Cause_EquallyCommonCauses_ReturnsFirst() =>
        Assert.StartsWith("Container app exited", Cause(Exited, Spot), StringComparison.Ordinal);

    [Fact]
    public void Cause_NoTasks_ReturnsNull() => Assert.Null(Cause());

    [Fact]
    public void Cause_ScaledInTasks_IgnoresThem()
    {
        var failed = Exited with { StopCode = "ServiceSchedulerInitiated", ExitCode = 137, Reason = "Task failed ELB health checks in (target-group x)" };

        Assert.Null(Cause(ScaledIn, ScaledIn));
        Assert.Null(Advice(ScaledIn, ScaledIn));
        Assert.Equal("Tasks stopped (Task failed ELB health checks in (target-group x)).", Cause(ScaledIn, ScaledIn, failed));
        Assert.Contains("is running but not healthy", Advice(ScaledIn, ScaledIn, failed), StringComparison.Ordinal);
    }

    [Fact]
    public void Cause_OnlyEvents_ReturnsNewestObstacle()
    {
        string[] events =
        [
            "(service orders) was unable to place a task. Reason: first.",
            "(service orders) was unable to place a task. Reason: second.",
            "(service orders) (deployment ecs-svc/2) deployment failed: tasks failed to start.",
            "(service orders) rolling back to deployment ecs-svc/1.",
        ];

        Assert.Equal("ECS reported: (service orders) was unable to place a task. Reason: second.", DiagnosisText.Cause(new Diagnosis(events, [ScaledIn])));
    }

    /// <summary>The reasons of one cause differ when they contain the ID of a request or an instance.</summary>
    [Fact]
    public void Cause_SameCauseWithDifferentIds_CountsAsOne()
    {
        TaskEvidence[] denied =
        [
            .. from id in Enumerable.Range(1, 3)
               select Exited with
               {
                   StopCode = "TaskFailedToStart",
                   Container = null,
                   ExitCode = null,
                   Reason = $"ResourceInitializationError: unable to pull secrets: status code: 400, request id: {id}",
               },
        ];
        var stopped = Exited with { StopCode = "UserInitiated", Reason = "Task stopped by user" };

        Assert.StartsWith("Tasks stopped (ResourceInitializationError", Cause([stopped, stopped, .. denied]), StringComparison.Ordinal);
    }

    [Fact]
    public void Cause_ObstacleBeforeRepeatedFailure_ReturnsObstacle()
    {
        string[] events = ["(service orders) was unable to place a task. Reason: first.", "(service orders) is unable to consistently start tasks successfully."];

        Assert.Equal("ECS reported: (service orders) was unable to place a task. Reason: first.", DiagnosisText.Cause(new Diagnosis(events, [])));
    }

    [Fact]
    public void Advice_TaskStoppedByUser_ReturnsNull() =>
        Assert.Null(Advice(Exited with { StopCode = "UserInitiated", ExitCode = 137, Reason = "Task stopped by user" }));

    [Theory]
    [InlineData("OutOfMemoryError: Container killed due to memory usage", 137, "more memory than the task definition allows")]
    [InlineData("Container killed due to memory usage", 137, "more memory than the task definition allows")]
    [InlineData("CannotPullContainerError: not found", null, "the image exists")]
    [InlineData("ResourceInitializationError: unable to pull secrets", null, "secrets, log group, network configuration")]
    [InlineData("Task failed container health checks", 0, "is running but not healthy")]
    [InlineData("Task failed ELB Health Checks in (target-group x)", null, "is running but not healthy")]
    [InlineData("Essential container in task exited", 137, "SIGKILL")]
    [InlineData("Essential container in task exited", 139, "SIGSEGV")]
    [InlineData("Essential container in task exited", 126, "cannot be executed")]
    [InlineData("Essential container in task exited", 127, "cannot be executed")]
    [InlineData("Essential container in task exited", 2, "exited with an error. Check its log.")]
    [InlineData(null, 1, "exited with an error. Check its log.")]
    public void Advice_KnownProblem_ReturnsNextStep(string? reason, int? exitCode, string advice) =>
        Assert.Contains(advice, Advice(Exited with { Reason = reason, ExitCode = exitCode }), StringComparison.Ordinal);

    [Theory]
    [InlineData("Essential container in task exited", 0)]
    [InlineData("Host EC2 (instance i-1) terminated.", null)]
    [InlineData(null, null)]
    public void Advice_UnknownProblem_ReturnsNull(string? reason, int? exitCode) =>
        Assert.Null(Advice(Exited with { Reason = reason, ExitCode = exitCode }));

    [Fact]
    public void Advice_SeveralTasks_ReturnsFirst() =>
        Assert.Contains("the image exists", Advice(Spot, NeverRan, Exited), StringComparison.Ordinal);

    private static string? Cause(params TaskEvidence[] tasks) => DiagnosisText.Cause(new Diagnosis([], tasks));

    private static string? Advice(params TaskEvidence[] tasks) => DiagnosisText.Advice(new Diagnosis([], tasks));
}
