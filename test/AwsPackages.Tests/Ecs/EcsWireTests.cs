using Amazon.ECS;

namespace AwsPackages.Tests.Ecs;

public sealed class EcsWireTests : EcsTests
{
    [Fact]
    public async Task UpdateService_ForceNewDeployment_SendsOnlySetMembers()
    {
        Server.Answer(200, """{"service":{}}""");

        await Client().UpdateServiceAsync(new() { Cluster = "prod", Service = "orders", ForceNewDeployment = true });

        var request = Server.Request;
        Assert.Equal(("POST", "/", ""), (request.Method, request.Path, request.Query));
        Assert.Equal("AmazonEC2ContainerServiceV20141113.UpdateService", request.Header("x-amz-target"));
        Assert.Equal("application/x-amz-json-1.1", request.Header("content-type"));
        Assert.Equal("2014-11-13", request.Header("x-amz-api-version"));
        Assert.Contains("api/ECS#", request.Header("user-agent"), StringComparison.Ordinal);
        Assert.Equal("""{"cluster":"prod","forceNewDeployment":true,"service":"orders"}""", request.Text);
    }

    [Fact]
    public async Task ListClusters_NoMembers_SendsEmptyObject()
    {
        Server.Answer(200, "{}");

        await Client().ListClustersAsync(new());

        Assert.Equal("{}", Server.Request.Text);
    }

    [Fact]
    public async Task DescribeServices_ServicesAndTags_SendsLists()
    {
        Server.Answer(200, "{}");

        await Client().DescribeServicesAsync(new() { Cluster = "prod", Services = ["orders", "mail"], Include = [ServiceField.TAGS] });

        Assert.Equal("""{"cluster":"prod","include":["TAGS"],"services":["orders","mail"]}""", Server.Request.Text);
    }

    [Fact]
    public async Task DescribeTasks_EmptyList_SendsIt()
    {
        Server.Answer(200, "{}");

        await Client().DescribeTasksAsync(new() { Tasks = [] });

        Assert.Equal("""{"tasks":[]}""", Server.Request.Text);
    }

    [Fact]
    public async Task ListTasks_AllFilters_SendsConstantsAndNumbers()
    {
        Server.Answer(200, "{}");

        await Client().ListTasksAsync(new()
        {
            Cluster = "prod",
            DesiredStatus = DesiredStatus.STOPPED,
            Family = "web",
            LaunchType = LaunchType.FARGATE,
            MaxResults = 100,
            NextToken = "t",
            ServiceName = "orders",
            StartedBy = "ecs-svc/1",
        });

        Assert.Equal("AmazonEC2ContainerServiceV20141113.ListTasks", Server.Request.Header("x-amz-target"));
        Assert.Equal(
            """{"cluster":"prod","desiredStatus":"STOPPED","family":"web","launchType":"FARGATE","maxResults":100"""
            + ""","nextToken":"t","serviceName":"orders","startedBy":"ecs-svc/1"}""",
            Server.Request.Text);
    }

    [Fact]
    public async Task ListServices_AllFilters_SendsConstantsAndNumbers()
    {
        Server.Answer(200, "{}");

        await Client().ListServicesAsync(new()
        {
            Cluster = "prod",
            LaunchType = "MANAGED_INSTANCES",
            MaxResults = 10,
            SchedulingStrategy = SchedulingStrategy.DAEMON,
        });

        Assert.Equal(
            """{"cluster":"prod","launchType":"MANAGED_INSTANCES","maxResults":10,"schedulingStrategy":"DAEMON"}""",
            Server.Request.Text);
    }
}
