using System.Text.Json;
using EcsRestart.Simulator.Tests.Support;

namespace EcsRestart.Simulator.Tests;

/// <summary>Tasks started by RunTask.</summary>
public abstract class TaskContract : EcsContract
{
    private const string Network = "\"networkConfiguration\":{\"awsvpcConfiguration\":{\"subnets\":[\"subnet-1\"]}}";

    protected TaskContract(Func<SimulatedEcs, IEcsTransport> transport)
        : base(transport) => Ecs.AddCluster("prod");

    [Fact]
    public async Task Task_Exits_PassesStatesAndKeepsExitCodes()
    {
        Define(new TaskBehavior
        {
            Containers = [new() { Name = "app", ExitCode = 3, Reason = "OutOfMemoryError: killed" }, new() { Name = "proxy", Essential = false }],
            StartDelay = TimeSpan.FromSeconds(20),
            RunDelay = TimeSpan.FromSeconds(30),
            StopDelay = TimeSpan.FromSeconds(5),
        });
        var arn = await RunAsync();

        var states = new List<string>();
        foreach (var seconds in new[] { 0, 10, 10, 30, 5 })
        {
            Wait(seconds);
            states.Add((await DescribeTaskAsync(arn)).Text("lastStatus"));
        }

        var task = await DescribeTaskAsync(arn);
        Assert.Equal(["PROVISIONING", "PENDING", "RUNNING", "DEPROVISIONING", "STOPPED"], states);
        Assert.Equal(("EssentialContainerExited", "Essential container in task exited"), (task.Text("stopCode"), task.Text("stoppedReason")));
        Assert.Equal((3, 0), (task.Number("containers.0.exitCode"), task.Number("containers.1.exitCode")));
        Assert.Equal("OutOfMemoryError: killed", task.Text("containers.0.reason"));
        Assert.Equal(("family:migrate", "nightly"), (task.Text("group"), task.Text("startedBy")));
    }

    [Fact]
    public async Task Task_Running_HasNoExitCode()
    {
        Define(new TaskBehavior());
        var arn = await RunAsync();
        Wait(30);

        var task = await DescribeTaskAsync(arn);

        Assert.Equal("RUNNING", task.Text("lastStatus"));
        Assert.False(task.At("containers.0").Has("exitCode"));
        Assert.False(task.Has("stopCode"));
    }

    [Fact]
    public async Task Task_NeverExits_RunsUntilStopped()
    {
        Define(new TaskBehavior { RunDelay = null });
        var arn = await RunAsync();
        Wait(7200);
        Assert.Equal("RUNNING", (await DescribeTaskAsync(arn)).Text("lastStatus"));

        await CallAsync("StopTask", $$"""{"cluster":"prod","task":"{{arn}}","reason":"Enough."}""");
        Wait(5);

        var task = await DescribeTaskAsync(arn);
        Assert.Equal(("STOPPED", "UserInitiated", "Enough."), (task.Text("lastStatus"), task.Text("stopCode"), task.Text("stoppedReason")));
        Assert.Equal(137, task.Number("containers.0.exitCode"));
    }

    [Fact]
    public async Task Task_CannotStart_StopsWithoutExitCode()
    {
        Define(new TaskBehavior { Failure = new LaunchFailure(LaunchFailureKind.CannotStart) });
        var arn = await RunAsync();
        Wait(30);

        var task = await DescribeTaskAsync(arn);

        Assert.Equal(("STOPPED", "TaskFailedToStart"), (task.Text("lastStatus"), task.Text("stopCode")));
        Assert.StartsWith("CannotPullContainerError", task.Text("stoppedReason"), StringComparison.Ordinal);
        Assert.False(task.At("containers.0").Has("exitCode"));
        Assert.False(task.Has("startedAt"));
    }

    [Fact]
    public async Task RunTask_NoCapacity_ReturnsFailurePerTask()
    {
        Define(new TaskBehavior { Failure = new LaunchFailure(LaunchFailureKind.NoCapacity) });

        var answer = await CallAsync("RunTask", Body(""","count":2"""));

        Assert.Empty(answer.At("tasks").EnumerateArray());
        Assert.Equal(["RESOURCE:CPU", "RESOURCE:CPU"], answer.Texts("failures", "reason"));
        Assert.Equal(0, Ecs.CountTasksRun("prod"));
    }

    [Fact]
    public async Task ClientToken_SameParameters_ReturnsSameTasks()
    {
        Define(new TaskBehavior());

        var first = await CallAsync("RunTask", Body(""","count":3,"clientToken":"t-1" """));
        Wait(90);
        var second = await CallAsync("RunTask", Body(""","clientToken":"t-1","count":3"""));

        Assert.Equal(3, first.Texts("tasks", "taskArn").Count);
        Assert.Equal(first.Texts("tasks", "taskArn"), second.Texts("tasks", "taskArn"));
        Assert.Equal(3, Ecs.CountTasksRun("prod"));
    }

    [Fact]
    public async Task ClientToken_OtherParameters_ReturnsConflictWithTasks()
    {
        Define(new TaskBehavior());
        var first = await CallAsync("RunTask", Body(""","clientToken":"t-1" """));

        var reply = await TryAsync("RunTask", Body(""","clientToken":"t-1","count":2"""));

        Assert.Equal((400, "ConflictException"), (reply.Status, reply.ErrorCode));
        Assert.Equal(first.Texts("tasks", "taskArn"), reply.Body.Texts("resourceIds"));
        Assert.Equal(1, Ecs.CountTasksRun("prod"));
    }

    [Theory]
    [InlineData(3600, 1)]
    [InlineData(3661, 2)]
    public async Task ClientToken_OneHourAfterLastTask_Expires(int seconds, int expected)
    {
        Define(new TaskBehavior());
        await RunAsync(""","clientToken":"t-1" """);
        Wait(seconds);

        await RunAsync(""","clientToken":"t-1" """);

        Assert.Equal(expected, Ecs.CountTasksRun("prod"));
    }

    [Fact]
    public async Task ClientToken_OtherCluster_StartsNewTasks()
    {
        Define(new TaskBehavior());
        Ecs.AddCluster("test");
        await RunAsync(""","clientToken":"t-1" """);

        await CallAsync("RunTask", Body(""","clientToken":"t-1" """).Replace("prod", "test", StringComparison.Ordinal));

        Assert.Equal((1, 1), (Ecs.CountTasksRun("prod"), Ecs.CountTasksRun("test")));
    }

    [Fact]
    public async Task ClientToken_NoCapacity_CanBeReused()
    {
        Define(new TaskBehavior { Failure = new LaunchFailure(LaunchFailureKind.NoCapacity, "Capacity is unavailable at this time.") });
        await CallAsync("RunTask", Body(""","clientToken":"t-1" """));
        Define(new TaskBehavior());

        await RunAsync(""","clientToken":"t-1" """);

        Assert.Equal(1, Ecs.CountTasksRun("prod"));
    }

    [Theory]
    [InlineData("""{"cluster":"none","taskDefinition":"migrate"}""", "ClusterNotFoundException", "Cluster not found.")]
    [InlineData("""{"cluster":"prod","taskDefinition":"unknown"}""", "ClientException", "TaskDefinition not found.")]
    [InlineData("""{"cluster":"prod","taskDefinition":"migrate"}""", "InvalidParameterException", "Network Configuration must be provided when networkMode 'awsvpc' is specified.")]
    [InlineData("""{"cluster":"prod","taskDefinition":"migrate","count":11}""", "InvalidParameterException", "Task count must be between 1 and 10.")]
    [InlineData("""{"cluster":"prod","taskDefinition":"hosted","networkConfiguration":{}}""", "InvalidParameterException", "Network Configuration is not valid for the given networkMode of this task definition.")]
    [InlineData("""{"cluster":"prod","taskDefinition":"hosted","overrides":{"containerOverrides":[{"name":"web"}]}}""", "InvalidParameterException", "Override for container named web is not a container in the TaskDefinition.")]
    [InlineData("""{"cluster":"prod","taskDefinition":"hosted","launchType":"EC2","capacityProviderStrategy":[{"capacityProvider":"FARGATE"}]}""", "InvalidParameterException", "Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.")]
    [InlineData("""{"cluster":"prod","taskDefinition":"hosted","clientToken":"with space"}""", "InvalidParameterException", "clientToken can have up to 64 ASCII characters in the range of 33-126.")]
    [InlineData("""{"cluster":"prod","taskDefinition":"hosted","clientToken":"12345678901234567890123456789012345678901234567890123456789012345"}""", "InvalidParameterException", "clientToken can have up to 64 ASCII characters in the range of 33-126.")]
    public async Task RunTask_Invalid_IsRejected(string body, string code, string message)
    {
        Define(new TaskBehavior());
        Ecs.AddTaskDefinition("hosted", new TaskBehavior { NetworkMode = "bridge" });

        var reply = await TryAsync("RunTask", body);

        Assert.Equal((code, message), (reply.ErrorCode, reply.ErrorMessage));
        Assert.Equal(0, Ecs.CountTasksRun("prod"));
    }

    [Fact]
    public async Task DescribeTaskDefinition_Sidecar_ReturnsEssentialFlags()
    {
        Define(new TaskBehavior { Containers = [new() { Name = "app" }, new() { Name = "proxy", Essential = false }] });

        var definition = (await CallAsync("DescribeTaskDefinition", """{"taskDefinition":"migrate"}""")).At("taskDefinition");

        Assert.Equal("awsvpc", definition.Text("networkMode"));
        Assert.False(definition.At("containerDefinitions.0").Has("essential"));
        Assert.False(definition.At("containerDefinitions.1.essential").GetBoolean());
    }

    [Fact]
    public async Task ListTasks_StartedBy_FindsTask()
    {
        Define(new TaskBehavior());
        Ecs.AddService("prod", "orders", Service(1));
        var arn = await RunAsync();

        var running = await CallAsync("ListTasks", """{"cluster":"prod","startedBy":"nightly"}""");
        Wait(60);
        var stopped = await CallAsync("ListTasks", """{"cluster":"prod","startedBy":"nightly","desiredStatus":"STOPPED"}""");

        Assert.Equal([arn], running.Texts("taskArns"));
        Assert.Equal([arn], stopped.Texts("taskArns"));
    }

    private static string Body(string more) =>
        $$"""{"cluster":"prod","taskDefinition":"migrate","launchType":"FARGATE","startedBy":"nightly",{{Network}}{{more}}}""";

    private void Define(TaskBehavior behavior) => Ecs.AddTaskDefinition("migrate", behavior);

    /// <returns>The ARN of the started task.</returns>
    private async Task<string> RunAsync(string more = "") => (await CallAsync("RunTask", Body(more))).Text("tasks.0.taskArn");

    private async Task<JsonElement> DescribeTaskAsync(string arn) =>
        (await CallAsync("DescribeTasks", $$"""{"cluster":"prod","tasks":["{{arn}}"]}""")).At("tasks.0");
}
