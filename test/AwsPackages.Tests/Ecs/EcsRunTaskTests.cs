using Amazon.ECS;
using Amazon.ECS.Model;

namespace AwsPackages.Tests.Ecs;

public sealed class EcsRunTaskTests : EcsTests
{
    public static TheoryData<Type> ModelledErrors =>
    [
        typeof(AccessDeniedException), typeof(BlockedException), typeof(ClientException), typeof(ClusterNotFoundException),
        typeof(ConflictException), typeof(InvalidParameterException), typeof(PlatformTaskDefinitionIncompatibilityException),
        typeof(PlatformUnknownException), typeof(ServerException), typeof(UnsupportedFeatureException),
    ];

    [Theory]
    [MemberData(nameof(ModelledErrors))]
    public async System.Threading.Tasks.Task RunTask_ModeledError_ThrowsTypedException(Type expected)
    {
        Server.Answer(400, $$"""{"__type":"{{expected.Name}}","message":"The reason."}""");

        var error = await ErrorOfRunTaskAsync();

        Assert.IsType(expected, error);
        Assert.Equal(("The reason.", expected.Name), (error.Message, error.ErrorCode));
    }

    [Fact]
    public async System.Threading.Tasks.Task RunTask_Conflict_ReadsResourceIds()
    {
        Server.Answer(400, """{"__type":"ConflictException","message":"In use.","resourceIds":["arn:one","arn:two"]}""");

        var conflict = Assert.IsType<ConflictException>(await ErrorOfRunTaskAsync());

        Assert.Equal(["arn:one", "arn:two"], conflict.ResourceIds);
    }

    [Fact]
    public async System.Threading.Tasks.Task RunTask_ErrorWithoutJson_ThrowsBaseException()
    {
        Server.Answer(503, "<html>Service Unavailable</html>");

        Assert.IsType<AmazonECSException>(await ErrorOfRunTaskAsync());
    }

    [Fact]
    public async System.Threading.Tasks.Task RunTask_AllMembers_SendsModelNames()
    {
        Server.Answer(200, "{}");

        await Client().RunTaskAsync(new()
        {
            CapacityProviderStrategy = [new() { CapacityProvider = "FARGATE_SPOT", Weight = 1, Base = 2 }],
            ClientToken = "token",
            Cluster = "prod",
            Count = 3,
            Group = "nightly",
            LaunchType = LaunchType.FARGATE,
            NetworkConfiguration = new()
            {
                AwsvpcConfiguration = new() { AssignPublicIp = AssignPublicIp.ENABLED, SecurityGroups = ["sg-1"], Subnets = ["subnet-1"] },
            },
            Overrides = new()
            {
                ContainerOverrides =
                [
                    new() { Command = ["rake", "db:migrate"], Environment = [new() { Name = "A", Value = "b" }], Name = "app" },
                ],
            },
            StartedBy = "me",
            TaskDefinition = "migrate:7",
        });

        Assert.Equal("AmazonEC2ContainerServiceV20141113.RunTask", Server.Request.Header("x-amz-target"));
        Assert.Equal(
            """{"capacityProviderStrategy":[{"base":2,"capacityProvider":"FARGATE_SPOT","weight":1}],"clientToken":"token","cluster":"""
            + "\"prod\",\"count\":3,\"group\":\"nightly\",\"launchType\":\"FARGATE\",\"networkConfiguration\":{\"awsvpcConfiguration\":"
            + """{"assignPublicIp":"ENABLED","securityGroups":["sg-1"],"subnets":["subnet-1"]}},"overrides":{"containerOverrides":"""
            + """[{"command":["rake","db:migrate"],"environment":[{"name":"A","value":"b"}],"name":"app"}]},"""
            + "\"startedBy\":\"me\",\"taskDefinition\":\"migrate:7\"}",
            Server.Request.Text);
    }

    [Fact]
    public async System.Threading.Tasks.Task RunTask_NoToken_SendsGeneratedToken()
    {
        Server.Answer(200, "{}");

        await Client().RunTaskAsync(new() { TaskDefinition = "migrate" });

        Assert.Matches("^\\{\"clientToken\":\"[0-9a-f-]{36}\",\"taskDefinition\":\"migrate\"\\}$", Server.Request.Text);
    }

    [Fact]
    public async System.Threading.Tasks.Task RunTask_Response_ReadsTasksAndFailures()
    {
        Server.Answer(200, """
            {"tasks":[{"taskArn":"arn:task","taskDefinitionArn":"arn:migrate:7","lastStatus":"PROVISIONING"}],
             "failures":[{"reason":"RESOURCE:CPU","arn":"arn:instance","detail":"none"}]}
            """);

        var response = await Client().RunTaskAsync(new());

        var task = Assert.Single(response.Tasks);
        Assert.Equal(("arn:task", "arn:migrate:7", "PROVISIONING"), (task.TaskArn, task.TaskDefinitionArn, task.LastStatus));
        var failure = Assert.Single(response.Failures);
        Assert.Equal(("RESOURCE:CPU", "arn:instance", "none"), (failure.Reason, failure.Arn, failure.Detail));
    }

    [Fact]
    public async System.Threading.Tasks.Task DescribeTaskDefinition_Response_ReadsEssentialContainers()
    {
        Server.Answer(200, """
            {"taskDefinition":{"taskDefinitionArn":"arn:migrate:7","family":"migrate","revision":7,"status":"ACTIVE","networkMode":"awsvpc",
              "requiresCompatibilities":["FARGATE"],
              "containerDefinitions":[{"name":"app","image":"app:1","essential":true,"command":["run"]},{"name":"proxy","essential":false},{"name":"log"}]},
             "tags":[{"key":"team","value":"checkout"}]}
            """);

        var response = await Client().DescribeTaskDefinitionAsync(new() { TaskDefinition = "migrate", Include = [TaskDefinitionField.TAGS] });

        Assert.Equal("""{"include":["TAGS"],"taskDefinition":"migrate"}""", Server.Request.Text);
        var definition = response.TaskDefinition;
        Assert.Equal(("arn:migrate:7", "migrate", 7), (definition.TaskDefinitionArn, definition.Family, definition.Revision));
        Assert.Same(NetworkMode.Awsvpc, definition.NetworkMode);
        Assert.Same(TaskDefinitionStatus.ACTIVE, definition.Status);
        Assert.Equal(["FARGATE"], definition.RequiresCompatibilities);
        Assert.Equal([true, false, null], definition.ContainerDefinitions.Select(container => container.Essential));
        Assert.Equal(("app", "app:1"), (definition.ContainerDefinitions[0].Name, definition.ContainerDefinitions[0].Image));
        Assert.Equal(["run"], definition.ContainerDefinitions[0].Command);
        Assert.Equal("checkout", Assert.Single(response.Tags).Value);
    }

    private async Task<AmazonECSException> ErrorOfRunTaskAsync() =>
        await Assert.ThrowsAnyAsync<AmazonECSException>(() => Client().RunTaskAsync(new()));
}
