using EcsRestart.Ecs;
using EcsRestart.Results;

namespace EcsRestart.Tests.Results;

public sealed class TaskEvidenceTests
{
    private static readonly TaskSnapshot Task = new()
    {
        Arn = "arn:aws:ecs:eu-central-1:123456789012:task/prod/t1",
        LastStatus = "STOPPED",
        StopCode = "EssentialContainerExited",
        StoppedReason = "Essential container in task exited",
        Containers = [new("sidecar", 0, null), new("app", 137, "OutOfMemoryError: killed"), new("proxy", null, "Never ran")],
    };

    [Fact]
    public void Of_ContainerWithError_NamesContainer()
    {
        var evidence = TaskEvidence.Of(Task);

        Assert.Equal(("t1", "EssentialContainerExited"), (evidence.Task, evidence.StopCode));
        Assert.Equal(("app", 137), (evidence.Container, evidence.ExitCode));
        Assert.Equal("Essential container in task exited; OutOfMemoryError: killed", evidence.Reason);
    }

    [Fact]
    public void Of_NoContainerWithError_NamesContainerWithReason()
    {
        ContainerStatus[] containers = [new("sidecar", 0, null), new("app", null, "CannotPullContainerError: x")];

        var evidence = TaskEvidence.Of(Task with { Containers = containers });

        Assert.Equal(("app", null), (evidence.Container, evidence.ExitCode));
    }

    [Fact]
    public void Of_NoErrorsOrReasons_NamesNoContainer()
    {
        var evidence = TaskEvidence.Of(Task with { StopCode = "UserInitiated", Containers = [new("app", 0, null), new("proxy", null, "")] });

        Assert.Equal((null, null), (evidence.Container, evidence.ExitCode));
        Assert.Equal("Essential container in task exited", evidence.Reason);
    }

    [Theory]
    [InlineData("Same words", "Same words", "Same words")]
    [InlineData(null, "Only the container", "Only the container")]
    [InlineData(" ", "", null)]
    [InlineData(null, null, null)]
    public void Of_ReasonsOfTaskAndContainer_JoinsDistinctReasons(string? ofTask, string? ofContainer, string? reason) =>
        Assert.Equal(reason, TaskEvidence.Of(Task with { StoppedReason = ofTask, Containers = [new("app", 1, ofContainer)] }).Reason);

    [Fact]
    public void Of_VeryLongReason_ShortensIt() => Assert.Equal(
        $"{new string('x', 500)}… (100,000 characters) …{new string('y', 500)}",
        TaskEvidence.Of(new TaskSnapshot { Arn = "t", LastStatus = "STOPPED", StoppedReason = new string('x', 50_000) + new string('y', 50_000) }).Reason);

    [Theory]
    [InlineData(998)]
    [InlineData(1)]
    public void Of_SurrogatesAtCut_CutsBetweenCharacters(int before) => Assert.DoesNotContain(
        '\ufffd',
        System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(
            TaskEvidence.Of(new TaskSnapshot { Arn = "t", LastStatus = "STOPPED", StoppedReason = new string('x', before % 2) + string.Concat(Enumerable.Repeat("😀", 3_000)) }).Reason ?? "")));

    /// <summary>The parameters are the stop code of the task and the exit codes of its containers; "oom" is an exit code with a reason.</summary>
    [Theory]
    [InlineData("EssentialContainerExited", "sidecar:137 app:1", "app")]
    [InlineData("EssentialContainerExited", "sidecar:143 app:0", "app")]
    [InlineData("EssentialContainerExited", "sidecar:0 app:2", "app")]
    [InlineData("EssentialContainerExited", "log_router:143 app:oom", "app")]
    [InlineData("EssentialContainerExited", "sidecar:1 app:oom", "app")]
    [InlineData("EssentialContainerExited", "log_router:143 app:137", "app")]
    [InlineData("EssentialContainerExited", "app:137 sidecar:137", "app")]
    [InlineData("EssentialContainerExited", "app:0 sidecar:137", "app")]
    [InlineData("EssentialContainerExited", "sidecar:unstoppable app:1", "app")]
    [InlineData("EssentialContainerExited", "sidecar:unstoppable app:0", "app")]
    [InlineData("EssentialContainerExited", "app:oom sidecar:unstoppable", "app")]
    [InlineData("EssentialContainerExited", "sidecar:stopped app:1", "app")]
    [InlineData("TaskFailedToStart", "sidecar: app:pull", "app")]
    [InlineData("ServiceSchedulerInitiated", "app:137", "app")]
    [InlineData("ServiceSchedulerInitiated", "app:0", null)]
    [InlineData("UserInitiated", "app:0 sidecar:", null)]
    public void Of_SeveralContainers_NamesCauseOfStop(string stopCode, string containers, string? expected)
    {
        var parsed = containers.Split(' ').Select(text => text.Split(':')).Select(parts => new ContainerStatus(
            parts[0],
            parts[1] is "oom" or "unstoppable" ? 137 : int.TryParse(parts[1], System.Globalization.CultureInfo.InvariantCulture, out var code) ? code : null,
            parts[1] switch
            {
                "oom" => "OutOfMemoryError: container killed due to memory usage",
                "pull" => "CannotPullContainerError: x",
                "unstoppable" => "DockerTimeoutError: Could not transition to stopped; timed out after waiting 2m0s",
                "stopped" => "CannotStopContainerError: no such container",
                _ => null
            }));

        Assert.Equal(expected, TaskEvidence.Of(Task with { StopCode = stopCode, StoppedReason = null, Containers = [.. parsed] }).Container);
    }
}
