using EcsRestart.Ecs;
using EcsRestart.Report;

namespace EcsRestart.Tests.Report;

public sealed class TaskEvidenceTests
{
    private static readonly StoppedTask Task = new()
    {
        Id = "t1",
        StopCode = "EssentialContainerExited",
        StoppedReason = "Essential container in task exited",
        Containers = [new("sidecar", 0, null), new("app", 137, "OutOfMemoryError: killed"), new("proxy", null, "Never ran")],
    };

    [Fact]
    public void Of_ContainerWithAnError_IsTheCulprit()
    {
        var evidence = TaskEvidence.Of(Task);

        Assert.Equal(("t1", "EssentialContainerExited"), (evidence.Task, evidence.StopCode));
        Assert.Equal(("app", 137), (evidence.Container, evidence.ExitCode));
        Assert.Equal("Essential container in task exited; OutOfMemoryError: killed", evidence.Reason);
    }

    [Fact]
    public void Of_NoContainerWithAnError_BlamesTheOneThatSaysSomething()
    {
        var evidence = TaskEvidence.Of(Task with { Containers = [new("sidecar", 0, null), new("app", null, "CannotPullContainerError: x")] });

        Assert.Equal(("app", null), (evidence.Container, evidence.ExitCode));
    }

    [Fact]
    public void Of_ContainersWithNothingToSay_BlamesNone()
    {
        var evidence = TaskEvidence.Of(Task with { Containers = [new("app", 0, null), new("proxy", null, "")] });

        Assert.Equal((null, null), (evidence.Container, evidence.ExitCode));
        Assert.Equal("Essential container in task exited", evidence.Reason);
    }

    [Theory]
    [InlineData("Same words", "Same words", "Same words")]
    [InlineData(null, "Only the container", "Only the container")]
    [InlineData(" ", "", null)]
    [InlineData(null, null, null)]
    public void Of_ReasonsOfTaskAndContainer_AreSaidOnce(string? ofTask, string? ofContainer, string? reason) =>
        Assert.Equal(reason, TaskEvidence.Of(Task with { StoppedReason = ofTask, Containers = [new("app", 1, ofContainer)] }).Reason);

    [Fact]
    public void Of_AnEndlessReason_IsCut() => Assert.Equal(
        $"{new string('x', 300)}… (100,000 characters)", TaskEvidence.Of(new StoppedTask { Id = "t", StoppedReason = new('x', 100_000) }).Reason);
}
