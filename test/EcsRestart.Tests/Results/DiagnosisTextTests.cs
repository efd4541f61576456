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
    public void Cause_ContainerExited_NamesItAndItsCode() =>
        Assert.Equal("Container app exited with code 1 (Essential container in task exited).", Cause(Exited));

    [Fact]
    public void Cause_ContainerNeverRan_SaysWhy() =>
        Assert.Equal("Container app did not run (CannotPullContainerError: not found).", Cause(NeverRan));

    [Fact]
    public void Cause_NoContainerAtFault_IsThatOfTheTask()
    {
        Assert.Equal("Tasks stopped (SpotInterruption).", Cause(Spot));
        Assert.Equal("Tasks stopped.", Cause(new TaskEvidence { Task = "t" }));
    }

    [Fact]
    public void Cause_SeveralTasks_IsTheOneThatMostShare() =>
        Assert.Equal("Tasks stopped (SpotInterruption).", Cause(Exited, Spot, NeverRan, Spot with { Task = "t4" }));

    [Fact]
    public void Cause_AsManyOfEach_IsTheMostTelling() =>
        Assert.StartsWith("Container app exited", Cause(Exited, Spot), StringComparison.Ordinal);

    [Fact]
    public void Cause_NoTasks_IsNotKnown() => Assert.Null(Cause());

    [Fact]
    public void Cause_TasksThatEcsScaledIn_AreNone()
    {
        var failed = Exited with { StopCode = "ServiceSchedulerInitiated", ExitCode = 137, Reason = "Task failed ELB health checks in (target-group x)" };

        Assert.Null(Cause(ScaledIn, ScaledIn));
        Assert.Null(Advice(ScaledIn, ScaledIn));
        Assert.Equal("Tasks stopped (Task failed ELB health checks in (target-group x)).", Cause(ScaledIn, ScaledIn, failed));
        Assert.Contains("does not become healthy", Advice(ScaledIn, ScaledIn, failed), StringComparison.Ordinal);
    }

    [Fact]
    public void Cause_NoTaskButAnObstacle_IsTheNewestEventThatReportsOne()
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

    /// <summary>The same cause reads differently for each task when ECS quotes the ID of a request or an instance.</summary>
    [Fact]
    public void Cause_SameCauseWithARequestIdOfItsOwn_IsShared()
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
    public void Cause_ObstacleBehindARepeatedFailure_IsTheObstacle()
    {
        string[] events = ["(service orders) was unable to place a task. Reason: first.", "(service orders) is unable to consistently start tasks successfully."];

        Assert.Equal("ECS reported: (service orders) was unable to place a task. Reason: first.", DiagnosisText.Cause(new Diagnosis(events, [])));
    }

    [Fact]
    public void Advice_TaskThatAPersonStopped_IsNone() =>
        Assert.Null(Advice(Exited with { StopCode = "UserInitiated", ExitCode = 137, Reason = "Task stopped by user" }));

    [Theory]
    [InlineData("OutOfMemoryError: Container killed due to memory usage", 137, "needs more memory")]
    [InlineData("Container killed due to memory usage", 137, "needs more memory")]
    [InlineData("CannotPullContainerError: not found", null, "the image exists")]
    [InlineData("ResourceInitializationError: unable to pull secrets", null, "secrets, log group and network")]
    [InlineData("Task failed container health checks", 0, "does not become healthy")]
    [InlineData("Task failed ELB Health Checks in (target-group x)", null, "does not become healthy")]
    [InlineData("Essential container in task exited", 137, "SIGKILL")]
    [InlineData("Essential container in task exited", 139, "SIGSEGV")]
    [InlineData("Essential container in task exited", 126, "command cannot be run")]
    [InlineData("Essential container in task exited", 127, "command cannot be run")]
    [InlineData("Essential container in task exited", 2, "Read the log of container app")]
    [InlineData(null, 1, "Read the log of container app")]
    public void Advice_KnownTrouble_SaysWhereToLook(string? reason, int? exitCode, string advice) =>
        Assert.Contains(advice, Advice(Exited with { Reason = reason, ExitCode = exitCode }), StringComparison.Ordinal);

    [Theory]
    [InlineData("Essential container in task exited", 0)]
    [InlineData("Host EC2 (instance i-1) terminated.", null)]
    [InlineData(null, null)]
    public void Advice_NothingInParticular_IsNone(string? reason, int? exitCode) =>
        Assert.Null(Advice(Exited with { Reason = reason, ExitCode = exitCode }));

    [Fact]
    public void Advice_SeveralTasks_IsTheFirstThereIs() =>
        Assert.Contains("the image exists", Advice(Spot, NeverRan, Exited), StringComparison.Ordinal);

    private static string? Cause(params TaskEvidence[] tasks) => DiagnosisText.Cause(new Diagnosis([], tasks));

    private static string? Advice(params TaskEvidence[] tasks) => DiagnosisText.Advice(new Diagnosis([], tasks));
}
