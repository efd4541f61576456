using Amazon.ECS;
using Amazon.ECS.Model;
using EcsRestart.Aws;
using EcsRestart.Ecs;
using EcsRestart.Request;
using EcsRestart.Tests.Support;
using Moq;
using Task = System.Threading.Tasks.Task;

namespace EcsRestart.Tests.Aws;

public sealed class EcsApiTaskTests : IDisposable
{
    private readonly Mock<IAmazonECS> _client = new(MockBehavior.Strict);
    private readonly EcsApi _api;

    public EcsApiTaskTests()
    {
        _client.Setup(client => client.Dispose());
        _api = new EcsApi(() => _client.Object);
    }

    public void Dispose() => _api.Dispose();

    [Fact]
    public async Task RunTaskAsync_MinimalSettings_LeavesTheRestToEcs()
    {
        var sent = Capturing(new RunTaskResponse());

        await _api.RunTaskAsync(TaskSnapshots.Ref(), TaskSnapshots.Entry(), "token", CancellationToken.None);

        Assert.Equal(["ClientToken", "Cluster", "Count", "StartedBy", "TaskDefinition"], Sent.FieldsOf(Assert.Single(sent)));
    }

    [Fact]
    public async Task RunTaskAsync_AllSettings_SendsThem()
    {
        var sent = Capturing(new RunTaskResponse());
        var entry = TaskSnapshots.Entry(count: 2) with
        {
            LaunchType = "FARGATE",
            Network = new TaskNetwork(["subnet-1"], ["sg-1"], "ENABLED"),
            Overrides = [new OverrideEntry("app", [], new Dictionary<string, string> { ["A"] = "b" }), new OverrideEntry("proxy", null, new Dictionary<string, string>())],
            Group = "nightly",
            StartedBy = "me",
        };

        await _api.RunTaskAsync(TaskSnapshots.Ref(), entry, "token", CancellationToken.None);

        var request = Assert.Single(sent);
        Assert.Equal(("prod", "migrate", 2, "token"), (request.Cluster, request.TaskDefinition, request.Count, request.ClientToken));
        Assert.Equal((LaunchType.FARGATE, "nightly", "me"), (request.LaunchType, request.Group, request.StartedBy));
        Assert.Equal(AssignPublicIp.ENABLED, request.NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp);
        Assert.Empty(request.Overrides.ContainerOverrides[0].Command);
        Assert.Null(request.Overrides.ContainerOverrides[1].Command);
        Assert.Null(request.Overrides.ContainerOverrides[1].Environment);
    }

    [Fact]
    public async Task RunTaskAsync_TasksAndFailures_ReturnsBoth()
    {
        Capturing(new RunTaskResponse
        {
            Tasks = [new() { TaskArn = "arn:task", LastStatus = "PROVISIONING", CreatedAt = new DateTime(2026, 11, 21, 5, 0, 0, DateTimeKind.Utc) }],
            Failures = [new Failure { Reason = "RESOURCE:CPU" }, new Failure { Reason = "Capacity", Detail = "AZ a" }],
        });

        var launch = (await _api.RunTaskAsync(TaskSnapshots.Ref(), TaskSnapshots.Entry(), "token", CancellationToken.None)).Value();

        var task = Assert.Single(launch.Tasks);
        Assert.Equal(("arn:task", "PROVISIONING", new DateTimeOffset(2026, 11, 21, 5, 0, 0, TimeSpan.Zero)), (task.Arn, task.LastStatus, task.CreatedAt));
        Assert.Equal(["RESOURCE:CPU", "Capacity (AZ a)"], launch.Failures);
    }

    [Fact]
    public async Task RunTaskAsync_Conflict_NamesStartedTasks()
    {
        _client.Setup(client => client.RunTaskAsync(It.IsAny<RunTaskRequest>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new ConflictException("In use.") { StatusCode = System.Net.HttpStatusCode.BadRequest, ResourceIds = ["arn:aws:ecs:r:1:task/prod/abc"] });

        var failure = (await _api.RunTaskAsync(TaskSnapshots.Ref(), TaskSnapshots.Entry(), "token", CancellationToken.None)).Failure();

        Assert.Equal(
            (ResultCode.TaskCouldNotStart, "No task was started: an earlier run for the same scheduled time, or an earlier attempt of this run, started tasks (abc) with different settings. ECS reported: In use."),
            (failure.Code, failure.Message));
    }

    [Fact]
    public async Task DescribeTasksAsync_StoppedTask_ReturnsExitCodes()
    {
        var sent = new List<DescribeTasksRequest>();
        _client.Setup(client => client.DescribeTasksAsync(Capture.In(sent), It.IsAny<CancellationToken>())).ReturnsAsync(new DescribeTasksResponse
        {
            Tasks =
            [
                new()
                {
                    TaskArn = "arn:task",
                    TaskDefinitionArn = "arn:migrate:7",
                    LastStatus = "STOPPED",
                    StopCode = TaskStopCode.EssentialContainerExited,
                    StoppedReason = "why",
                    Containers = [new Container { Name = "app", ExitCode = 3, Reason = "because" }],
                },
            ],
        });

        var task = Assert.Single((await _api.DescribeTasksAsync("prod", ["arn:task", "arn:other"], CancellationToken.None)).Value());

        Assert.Equal(["arn:task", "arn:other"], Assert.Single(sent).Tasks);
        Assert.Equal(("arn:migrate:7", true, "EssentialContainerExited", "why"), (task.TaskDefinitionArn, task.IsStopped, task.StopCode, task.StoppedReason));
        Assert.Equal([new ContainerStatus("app", 3, "because")], task.Containers);
    }

    [Fact]
    public async Task DescribeTaskDefinitionAsync_EssentialNotSet_TreatsContainerAsEssential()
    {
        _client.Setup(client => client.DescribeTaskDefinitionAsync(
                It.Is<DescribeTaskDefinitionRequest>(request => request.TaskDefinition == "migrate"), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new DescribeTaskDefinitionResponse
            {
                TaskDefinition = new TaskDefinition
                {
                    TaskDefinitionArn = "arn:migrate:7",
                    NetworkMode = NetworkMode.Awsvpc,
                    Status = TaskDefinitionStatus.INACTIVE,
                    ContainerDefinitions = [new() { Name = "app" }, new() { Name = "proxy", Essential = false }, new() { Name = "web", Essential = true }],
                },
            });

        var definition = (await _api.DescribeTaskDefinitionAsync("migrate", CancellationToken.None)).Value();

        Assert.Equal(("arn:migrate:7", true, false), (definition.Arn, definition.UsesAwsVpc, definition.IsActive));
        Assert.Equal(["app", "proxy", "web"], definition.Containers);
        Assert.Equal(["app", "web"], definition.EssentialContainers);
    }

    private List<RunTaskRequest> Capturing(RunTaskResponse answer)
    {
        var sent = new List<RunTaskRequest>();
        _client.Setup(client => client.RunTaskAsync(Capture.In(sent), It.IsAny<CancellationToken>())).ReturnsAsync(answer);
        return sent;
    }
}
