using EcsRestart.Simulator.Tests.Support;

namespace EcsRestart.Simulator.Tests;

/// <summary>The API actions apart from rollouts.</summary>
public abstract class ApiContract(Func<SimulatedEcs, IEcsTransport> transport) : EcsContract(transport)
{
    private const string Arn = "arn:aws:ecs:eu-central-1:123456789012:";

    [Fact]
    public async Task CreateService_Valid_StartsTasksAndBecomesSteady()
    {
        await CallAsync("CreateCluster", """{"clusterName":"prod"}""");
        await CallAsync(
            "RegisterTaskDefinition",
            """{"family":"web","cpu":"256","containerDefinitions":[{"name":"nginx","image":"nginx:1","essential":true}]}""");

        var created = await CallAsync("CreateService", """
            {"cluster":"prod","serviceName":"orders","taskDefinition":"web","desiredCount":2,"launchType":"FARGATE",
             "networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}},"tags":[{"key":"team","value":"checkout"}],
             "deploymentConfiguration":{"minimumHealthyPercent":50,"deploymentCircuitBreaker":{"enable":true,"rollback":true}}}
            """);
        Wait(600);
        var service = await DescribeAsync();

        Assert.Equal("IN_PROGRESS", created.Text("service.deployments.0.rolloutState"));
        Assert.Equal($"{Arn}service/prod/orders", service.Text("serviceArn"));
        Assert.Equal($"{Arn}cluster/prod", service.Text("clusterArn"));
        Assert.Equal($"{Arn}task-definition/web:1", service.Text("taskDefinition"));
        Assert.Equal(("ACTIVE", 2, 2), (service.Text("status"), service.Number("desiredCount"), service.Number("runningCount")));
        Assert.Equal(50, service.Number("deploymentConfiguration.minimumHealthyPercent"));
        Assert.Equal(200, service.Number("deploymentConfiguration.maximumPercent"));
        Assert.True(service.At("deploymentConfiguration.deploymentCircuitBreaker.rollback").GetBoolean());
        Assert.Equal("subnet-1", service.Text("deployments.0.networkConfiguration.awsvpcConfiguration.subnets.0"));
        Assert.Equal(("ECS", "REPLICA"), (service.Text("deploymentController.type"), service.Text("schedulingStrategy")));
        Assert.Equal(("team", "checkout"), (service.Text("tags.0.key"), service.Text("tags.0.value")));
        Assert.Equal("COMPLETED", service.Text("deployments.0.rolloutState"));
        Assert.Matches(@"^\d+\.\d{3}$", service.At("createdAt").GetRawText());
    }

    [Theory]
    [InlineData("prod", "orders")]
    [InlineData(Arn + "cluster/prod", Arn + "service/prod/orders")]
    [InlineData("prod", Arn + "service/orders")]
    public async Task DescribeServices_NameOrArn_FindsService(string cluster, string service)
    {
        Ecs.AddService("prod", "orders", Service(1));

        var answer = await CallAsync("DescribeServices", $$"""{"cluster":"{{cluster}}","services":["{{service}}"]}""");
        await CallAsync("UpdateService", $$"""{"cluster":"{{cluster}}","service":"{{service}}","forceNewDeployment":true}""");

        Assert.Equal(["orders"], answer.Texts("services", "serviceName"));
        Assert.False(answer.At("services.0").Has("tags"));
        Assert.Single(Ecs.Log.Of("UpdateService", "orders"), record => record.Cluster == "prod");
    }

    [Fact]
    public async Task Cluster_Missing_IsDefaultCluster()
    {
        Ecs.AddService("default", "orders", Service(1));

        var answer = await CallAsync("DescribeServices", """{"services":["orders"]}""");

        Assert.Equal($"{Arn}service/default/orders", answer.Text("services.0.serviceArn"));
    }

    [Theory]
    [InlineData("UpdateService", """{"cluster":"none","service":"orders"}""", "ClusterNotFoundException", "Cluster not found.")]
    [InlineData("UpdateService", """{"service":"orders"}""", "ClusterNotFoundException", "Cluster not found.")]
    [InlineData("UpdateService", """{"cluster":"prod","service":"none"}""", "ServiceNotFoundException", "")]
    [InlineData("UpdateService", """{"cluster":"prod"}""", "ServiceNotFoundException", "")]
    [InlineData(
        "UpdateService", """{"cluster":"prod","service":"gone","forceNewDeployment":true}""", "ServiceNotActiveException",
        "Service was not ACTIVE.")]
    [InlineData(
        "UpdateService", """{"cluster":"prod","service":"leaving","forceNewDeployment":true}""", "ServiceNotActiveException",
        "Service was not ACTIVE.")]
    [InlineData(
        "UpdateService", """{"cluster":"prod","service":"orders","desiredCount":-1}""", "InvalidParameterException",
        "desiredCount cannot be negative.")]
    [InlineData(
        "UpdateService", """{"cluster":"prod","service":"orders","desiredCount":2000000000}""", "InvalidParameterException",
        "desiredCount cannot be more than 5000.")]
    [InlineData(
        "CreateService", """{"cluster":"prod","serviceName":"new","taskDefinition":"orders","desiredCount":2000000000}""", "InvalidParameterException",
        "desiredCount cannot be more than 5000.")]
    [InlineData(
        "UpdateService", """{"cluster":"prod","service":"orders","deploymentConfiguration":{"maximumPercent":2000000000}}""", "InvalidParameterException",
        "maximumPercent and minimumHealthyPercent cannot be more than 1000.")]
    [InlineData(
        "UpdateService", """{"cluster":"prod","service":"orders","taskDefinition":"none:1"}""", "ClientException",
        "TaskDefinition not found.")]
    [InlineData(
        "UpdateService", """{"cluster":"prod","service":"orders","deploymentConfiguration":{"maximumPercent":100}}""",
        "InvalidParameterException",
        "Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments.")]
    [InlineData(
        "UpdateService", """{"cluster":"prod","service":"deployed","forceNewDeployment":true}""", "InvalidParameterException",
        "Cannot force a new deployment on services with a CODE_DEPLOY deployment controller. "
            + "Use AWS CodeDeploy to trigger a new deployment.")]
    [InlineData(
        "UpdateService", """{"cluster":"prod","service":"deployed","taskDefinition":"orders"}""", "InvalidParameterException",
        "Unable to update task definition on services with a CODE_DEPLOY deployment controller. "
            + "Use AWS CodeDeploy to trigger a new deployment.")]
    [InlineData(
        "UpdateService", """{"cluster":"prod","service":"external","forceNewDeployment":true}""", "InvalidParameterException",
        "Cannot force a new deployment on services with an EXTERNAL deployment controller. Use CreateTaskSet to trigger a new deployment.")]
    [InlineData(
        "CreateService", """{"cluster":"prod","serviceName":"orders","taskDefinition":"orders"}""", "InvalidParameterException",
        "Creation of service was not idempotent.")]
    [InlineData(
        "CreateService", """{"cluster":"prod","serviceName":"leaving","taskDefinition":"orders"}""", "InvalidParameterException",
        "Unable to Start a service that is still Draining.")]
    [InlineData("DescribeServices", """{"cluster":"prod","services":[]}""", "InvalidParameterException", "Services cannot be empty.")]
    [InlineData("DescribeTasks", """{"cluster":"prod","tasks":[]}""", "InvalidParameterException", "Tasks cannot be empty.")]
    [InlineData(
        "ListServices", """{"cluster":"prod","maxResults":101}""", "InvalidParameterException",
        "maxResults must be between 1 and 100.")]
    [InlineData("ListServices", """{"cluster":"prod","nextToken":"?"}""", "InvalidParameterException", "Invalid token.")]
    [InlineData("DescribeTaskDefinition", """{"taskDefinition":"none"}""", "ClientException", "Unable to describe task definition.")]
    [InlineData("StartTask", "{}", "UnknownOperationException", "The simulator does not support the operation 'StartTask'.")]
    [InlineData("UpdateService", "{", "SerializationException", "The request is not valid JSON.")]
    public async Task InvalidRequest_EachAction_ReturnsAwsCodeAndMessage(string action, string body, string code, string message)
    {
        Ecs.AddService("prod", "orders", Service(2));
        Ecs.AddService("prod", "gone", Service(1) with { Status = "INACTIVE" });
        Ecs.AddService("prod", "leaving", Service(1) with { Status = "DRAINING" });
        Ecs.AddService("prod", "deployed", Service(1) with { DeploymentController = "CODE_DEPLOY" });
        Ecs.AddService("prod", "external", Service(1) with { DeploymentController = "EXTERNAL" });

        var reply = await TryAsync(action, body);

        Assert.Equal((400, code, message), (reply.Status, reply.ErrorCode, reply.ErrorMessage));
        Assert.Equal(code, Ecs.Log.Of(action)[^1].ErrorCode);
        Assert.Equal(0, Ecs.Observe("prod", "orders").ForcedDeployments);
    }

    [Fact]
    public async Task Request_WrongMemberType_ReturnsSerializationException()
    {
        var reply = await TryAsync("UpdateService", """{"cluster":"prod","desiredCount":"two"}""");

        Assert.Equal((400, "SerializationException"), (reply.Status, reply.ErrorCode));
    }

    [Fact]
    public async Task DescribeServices_MoreThanTen_IsRejected()
    {
        Ecs.AddCluster("prod");
        var names = string.Join(',', Enumerable.Range(0, 11).Select(number => $"\"s{number}\""));

        var reply = await TryAsync("DescribeServices", $$"""{"cluster":"prod","services":[{{names}}]}""");

        Assert.Equal("InvalidParameterException", reply.ErrorCode);
        Assert.Equal("service names can have at most 10 items.", reply.ErrorMessage);
    }

    [Fact]
    public async Task DescribeServices_Unknown_ReturnsMissingFailures()
    {
        Ecs.AddService("prod", "orders", Service(1));
        Ecs.AddService("test", "orders", Service(1));

        var answer = await CallAsync(
            "DescribeServices", $$"""{"cluster":"prod","services":["orders","none","{{Arn}}service/test/orders"]}""");

        Assert.Equal(["orders"], answer.Texts("services", "serviceName"));
        Assert.Equal([$"{Arn}service/prod/none", $"{Arn}service/test/orders"], answer.Texts("failures", "arn"));
        Assert.Equal(["MISSING", "MISSING"], answer.Texts("failures", "reason"));
    }

    [Fact]
    public async Task DescribeTasks_TooManyOrUnknown_ReturnsErrorOrFailures()
    {
        Ecs.AddCluster("prod");
        var ids = string.Join(',', Enumerable.Repeat("\"a\"", 101));

        var many = await TryAsync("DescribeTasks", $$"""{"cluster":"prod","tasks":[{{ids}}]}""");
        var unknown = await CallAsync("DescribeTasks", """{"cluster":"prod","tasks":["abc"]}""");

        Assert.Equal("taskIds can have at most 100 items.", many.ErrorMessage);
        Assert.Equal([$"{Arn}task/prod/abc"], unknown.Texts("failures", "arn"));
    }

    [Theory]
    [InlineData("", 10, 3)]
    [InlineData("\"maxResults\":100,", 25, 1)]
    [InlineData("\"maxResults\":7,", 7, 4)]
    public async Task ListServices_Pages_ReturnEachOnce(string size, int firstPage, int pages)
    {
        foreach (var number in Enumerable.Range(10, 25))
            Ecs.AddService("prod", $"s{number}", Service(1));

        var read = await ReadPagesAsync("ListServices", size, "serviceArns");

        Assert.Equal(firstPage, read[0].Count);
        Assert.Equal(pages, read.Count);
        Assert.Equal(Enumerable.Range(10, 25).Select(number => $"{Arn}service/prod/s{number}"), read.SelectMany(page => page));
    }

    [Fact]
    public async Task ListTasks_Pages_ReturnEachOnce()
    {
        Ecs.AddService("prod", "orders", Service(130));
        Ecs.AddService("prod", "billing", Service(1));

        var read = await ReadPagesAsync("ListTasks", "\"serviceName\":\"orders\",", "taskArns");

        Assert.Equal([100, 30], read.Select(page => page.Count));
        Assert.Equal(130, read.SelectMany(page => page).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Clusters_ListedAndDescribed_ShowCounts()
    {
        Ecs.AddService("prod", "orders", Service(3));
        Ecs.AddCluster("test");

        var listed = await CallAsync("ListClusters", "{}");
        var described = await CallAsync("DescribeClusters", """{"clusters":["prod","none"]}""");

        Assert.Equal([$"{Arn}cluster/prod", $"{Arn}cluster/test"], listed.Texts("clusterArns"));
        Assert.Equal((1, 3), (described.Number("clusters.0.activeServicesCount"), described.Number("clusters.0.runningTasksCount")));
        Assert.Equal([$"{Arn}cluster/none"], described.Texts("failures", "arn"));
    }

    [Fact]
    public async Task RegisterTaskDefinition_Again_CreatesDeployableRevision()
    {
        Ecs.AddService("prod", "orders", Service(1) with { TaskDefinition = "web:41" });

        var registered = await CallAsync("RegisterTaskDefinition", """{"family":"web","containerDefinitions":[{"name":"app"}]}""");
        var updated = await CallAsync("UpdateService", """{"cluster":"prod","service":"orders","taskDefinition":"web"}""");
        var described = await CallAsync("DescribeTaskDefinition", """{"taskDefinition":"web:42"}""");

        Assert.Equal(42, registered.Number("taskDefinition.revision"));
        Assert.Equal(
            [$"{Arn}task-definition/web:42", $"{Arn}task-definition/web:41"], updated.Texts("service.deployments", "taskDefinition"));
        Assert.Equal("app", described.Text("taskDefinition.containerDefinitions.0.name"));
        Assert.Equal(0, Ecs.Observe("prod", "orders").ForcedDeployments);
    }

    [Fact]
    public async Task DescribeServices_CodeDeploy_ReturnsTaskSetsInsteadOfDeployments()
    {
        Ecs.AddService("prod", "orders", Service(2) with { DeploymentController = "CODE_DEPLOY" });

        var service = await DescribeAsync();

        Assert.Equal(0, service.At("deployments").GetArrayLength());
        Assert.Equal(("PRIMARY", "STEADY_STATE"), (service.Text("taskSets.0.status"), service.Text("taskSets.0.stabilityStatus")));
    }

    [Fact]
    public async Task Service_RestartedRecently_IsStillRollingOut()
    {
        Ecs.AddService("prod", "orders", Service(3, 100, 125) with { RestartedAgo = TimeSpan.FromHours(3) });

        var service = await DescribeAsync();

        Assert.Equal(["IN_PROGRESS", "COMPLETED"], service.Texts("deployments", "rolloutState"));
        Assert.Equal(0, Ecs.Observe("prod", "orders").ForcedDeployments);
        var createdAt = service.At("deployments.0.createdAt").GetDecimal();
        Assert.Equal(Clock.GetUtcNow().AddHours(-3).ToUnixTimeSeconds(), createdAt);
    }

    [Fact]
    public async Task Fault_Service_AffectsOnlyItsCallsAndCount()
    {
        Ecs.AddService("prod", "orders", Service(1));
        Ecs.AddService("prod", "billing", Service(1));
        Ecs.Faults.Add(new Fault { Kind = FaultKind.Throttled, Action = "UpdateService", Service = "orders", FirstCall = 2, Count = 2 });
        var codes = new List<string?>();

        await ForceAsync("billing");
        foreach (var _ in Enumerable.Range(0, 4))
            await TryAsync("UpdateService", """{"cluster":"prod","service":"orders","forceNewDeployment":true}""");
        codes.AddRange(Ecs.Log.Of("UpdateService", "orders").Select(record => record.ErrorCode));

        Assert.Equal([null, "ThrottlingException", "ThrottlingException", null], codes);
        Assert.Equal(2, Ecs.Observe("prod", "orders").ForcedDeployments);
        Assert.Equal(1, Ecs.Observe("prod", "billing").ForcedDeployments);
    }

    [Theory]
    [InlineData(FaultKind.Throttled, 400, "ThrottlingException", "Rate exceeded", 0)]
    [InlineData(FaultKind.ServerError, 500, "ServerException", "Internal Error", 0)]
    [InlineData(FaultKind.ServerErrorAfterAcceptance, 500, "ServerException", "Internal Error", 1)]
    [InlineData(
        FaultKind.AccessDenied, 400, "AccessDeniedException",
        "User: arn:aws:sts::123456789012:assumed-role/ecs-restart/session is not authorized to perform: "
            + "ecs:UpdateService on resource: arn:aws:ecs:eu-central-1:123456789012:service/prod/orders "
            + "because no identity-based policy allows the ecs:UpdateService action",
        0)]
    public async Task Fault_EachKind_RespondsLikeAws(
        FaultKind kind, int status, string code, string message, int forced)
    {
        Ecs.AddService("prod", "orders", Service(1));
        Ecs.Faults.Add(new Fault { Kind = kind });

        var reply = await TryAsync("UpdateService", """{"cluster":"prod","service":"orders","forceNewDeployment":true}""");

        Assert.Equal((status, code, message), (reply.Status, reply.ErrorCode, reply.ErrorMessage));
        Assert.Equal(forced, Ecs.Observe("prod", "orders").ForcedDeployments);
        Assert.Equal(kind, Ecs.Log.Of("UpdateService")[0].Fault);
    }

    private async Task<IReadOnlyList<IReadOnlyList<string>>> ReadPagesAsync(string action, string filter, string member)
    {
        var pages = new List<IReadOnlyList<string>>();
        var token = "";
        do
        {
            var page = await CallAsync(action, $$"""{{{filter}}{{token}}"cluster":"prod"}""");
            pages.Add(page.Texts(member));
            token = page.Has("nextToken") ? $"\"nextToken\":\"{page.Text("nextToken")}\"," : "";
        }
        while (token.Length > 0);
        return pages;
    }
}
