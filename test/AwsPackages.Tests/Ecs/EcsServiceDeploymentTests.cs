using Amazon.ECS;
using Amazon.ECS.Model;
using SystemTask = System.Threading.Tasks.Task;

namespace AwsPackages.Tests.Ecs;

public sealed class EcsServiceDeploymentTests : EcsTests
{
    private const string Arn = "arn:aws:ecs:us-east-1:111122223333:service-deployment/example-cluster/example-service/ejGvqq2ilnbKT9qj0vLJe";
    private const string RevisionArn = "arn:aws:ecs:us-east-1:111122223333:service-revision/example-cluster/example-service/1485800978477494678";

    private static readonly string[] Operations = ["ListServiceDeployments", "DescribeServiceDeployments", "DescribeServiceRevisions"];

    private static readonly Type[] Errors =
    [
        typeof(AccessDeniedException), typeof(ClientException), typeof(ClusterNotFoundException), typeof(InvalidParameterException),
        typeof(ServerException), typeof(ServiceNotFoundException), typeof(UnsupportedFeatureException),
    ];

    public static TheoryData<string, Type> ModelledErrors
    {
        get
        {
            var data = new TheoryData<string, Type>();
            foreach (var operation in Operations)
            {
                foreach (var error in Errors)
                    data.Add(operation, error);
            }

            return data;
        }
    }

    [Fact]
    public async SystemTask ListServiceDeployments_AllMembers_SendsTimesInEpochSeconds()
    {
        Server.Answer(200, "{}");

        await Client().ListServiceDeploymentsAsync(new()
        {
            Cluster = "prod",
            CreatedAt = new()
            {
                After = new DateTime(2023, 11, 14, 22, 13, 20, DateTimeKind.Utc),
                Before = new DateTime(2023, 11, 14, 22, 14, 20, DateTimeKind.Utc),
            },
            MaxResults = 20,
            NextToken = "t",
            Service = "orders",
            Status = [ServiceDeploymentStatus.IN_PROGRESS, ServiceDeploymentStatus.STOPPED],
        });

        Assert.Equal("AmazonEC2ContainerServiceV20141113.ListServiceDeployments", Server.Request.Header("x-amz-target"));
        Assert.Equal(
            """{"cluster":"prod","createdAt":{"after":1700000000,"before":1700000060},"maxResults":20,"nextToken":"t","service":"orders","""
            + "\"status\":[\"IN_PROGRESS\",\"STOPPED\"]}",
            Server.Request.Text);
    }

    [Fact]
    public async SystemTask ListServiceDeployments_ServiceAndStart_OmitsUnsetMembers()
    {
        Server.Answer(200, "{}");

        await Client().ListServiceDeploymentsAsync(new() { Service = "orders", CreatedAt = new() { After = DateTime.UnixEpoch } });

        Assert.Equal("""{"createdAt":{"after":0},"service":"orders"}""", Server.Request.Text);
    }

    [Fact]
    public async SystemTask DescribeServiceDeployments_Arns_SendsNoCluster()
    {
        Server.Answer(200, "{}");

        await Client().DescribeServiceDeploymentsAsync(new() { ServiceDeploymentArns = ["arn:a", "arn:b"] });

        Assert.Equal("AmazonEC2ContainerServiceV20141113.DescribeServiceDeployments", Server.Request.Header("x-amz-target"));
        Assert.Equal("""{"serviceDeploymentArns":["arn:a","arn:b"]}""", Server.Request.Text);
    }

    [Fact]
    public async SystemTask ListServiceDeployments_Page_ReadsBriefsAndToken()
    {
        Server.Answer(200, $$"""
            {"nextToken":"2","serviceDeployments":[{"serviceDeploymentArn":"{{Arn}}","serviceArn":"arn:s","createdAt":1700000000.917,
              "startedAt":1700000002.51,"finishedAt":1700000060,"targetServiceRevisionArn":"{{RevisionArn}}","status":"SUCCESSFUL",
              "statusReason":"why"}]}
            """);

        var response = await Client().ListServiceDeploymentsAsync(new());

        Assert.Equal("2", response.NextToken);
        var brief = Assert.Single(response.ServiceDeployments);
        Assert.Equal((Arn, "arn:s", RevisionArn), (brief.ServiceDeploymentArn, brief.ServiceArn, brief.TargetServiceRevisionArn));
        Assert.Same(ServiceDeploymentStatus.SUCCESSFUL, brief.Status);
        Assert.Equal("why", brief.StatusReason);
        Assert.Equal(new DateTime(2023, 11, 14, 22, 13, 20, 917, DateTimeKind.Utc), brief.CreatedAt);
    }

    [Fact]
    public async SystemTask DescribeServiceDeployments_RolledBack_ReadsMonitorsAndRollback()
    {
        Server.Answer(200, $$"""
            {"failures":[{"arn":"arn:gone","reason":"MISSING"}],
             "serviceDeployments":[{"serviceDeploymentArn":"{{Arn}}","serviceArn":"arn:s","createdAt":1700000000,
              "targetServiceRevision":{"arn":"{{RevisionArn}}","requestedTaskCount":3,"runningTaskCount":1,"pendingTaskCount":2},
              "sourceServiceRevisions":[],"status":"ROLLBACK_SUCCESSFUL","statusReason":"effect",
              "rollback":{"reason":"cause","serviceRevisionArn":"arn:old","startedAt":1700000060},
              "deploymentCircuitBreaker":{"status":"TRIGGERED","failureCount":3,"threshold":3},
              "alarms":{"status":"MONITORING","alarmNames":["a","b"],"triggeredAlarmNames":["b"]} }]}
            """);

        var response = await Client().DescribeServiceDeploymentsAsync(new());

        Assert.Equal(("arn:gone", "MISSING"), (Assert.Single(response.Failures).Arn, response.Failures[0].Reason));
        var deployment = Assert.Single(response.ServiceDeployments);
        Assert.Equal((Arn, "arn:s", "effect"), (deployment.ServiceDeploymentArn, deployment.ServiceArn, deployment.StatusReason));
        Assert.Equal(DateTimeKind.Utc, deployment.CreatedAt.GetValueOrDefault().Kind);
        var target = deployment.TargetServiceRevision;
        Assert.Equal((RevisionArn, 3, 1, 2), (target.Arn, target.RequestedTaskCount, target.RunningTaskCount, target.PendingTaskCount));
        Assert.Equal(("cause", "arn:old"), (deployment.Rollback.Reason, deployment.Rollback.ServiceRevisionArn));
        Assert.Equal(new DateTime(2023, 11, 14, 22, 14, 20, DateTimeKind.Utc), deployment.Rollback.StartedAt);
        var breaker = deployment.DeploymentCircuitBreaker;
        Assert.Equal((3, 3), (breaker.FailureCount, breaker.Threshold));
        Assert.Same(ServiceDeploymentRollbackMonitorsStatus.TRIGGERED, breaker.Status);
        Assert.Same(ServiceDeploymentRollbackMonitorsStatus.MONITORING, deployment.Alarms.Status);
        Assert.Equal(["a", "b"], deployment.Alarms.AlarmNames);
        Assert.Equal(["b"], deployment.Alarms.TriggeredAlarmNames);
    }

    [Fact]
    public async SystemTask DescribeServiceDeployments_Paused_ReadsStageAndHook()
    {
        Server.Answer(200, """
            {"serviceDeployments":[{"status":"IN_PROGRESS","lifecycleStage":"POST_SCALE_UP","lifecycleHookDetails":[
              {"hookId":"h1","targetType":"PAUSE","status":"AWAITING_ACTION","expiresAt":1700000000,"timeoutAction":"ROLLBACK"},
              {"hookId":"h2","targetType":"AWS_LAMBDA","targetArn":"arn:f","status":"SUCCEEDED","timeoutAction":"CONTINUE"}]}]}
            """);

        var deployment = Assert.Single((await Client().DescribeServiceDeploymentsAsync(new())).ServiceDeployments);

        Assert.Same(ServiceDeploymentLifecycleStage.POST_SCALE_UP, deployment.LifecycleStage);
        Assert.Equal(["h1", "h2"], deployment.LifecycleHookDetails.Select(hook => hook.HookId));
        var (pause, lambda) = (deployment.LifecycleHookDetails[0], deployment.LifecycleHookDetails[1]);
        Assert.Same(DeploymentLifecycleHookTargetType.PAUSE, pause.TargetType);
        Assert.Same(DeploymentLifecycleHookStatus.AWAITING_ACTION, pause.Status);
        Assert.Same(DeploymentLifecycleHookAction.ROLLBACK, pause.TimeoutAction);
        Assert.Equal(new DateTime(2023, 11, 14, 22, 13, 20, DateTimeKind.Utc), pause.ExpiresAt);
        Assert.Equal((null, "arn:f"), (pause.TargetArn, lambda.TargetArn));
        Assert.Same(DeploymentLifecycleHookStatus.SUCCEEDED, lambda.Status);
        Assert.Null(lambda.ExpiresAt);
    }

    [Fact]
    public async SystemTask DescribeServiceDeployments_Pending_LeavesAbsentMembersNull()
    {
        Server.Answer(200, """{"serviceDeployments":[{"status":"PENDING","targetServiceRevision":{}}]}""");

        var response = await Client().DescribeServiceDeploymentsAsync(new());

        Assert.Null(response.Failures);
        var deployment = Assert.Single(response.ServiceDeployments);
        Assert.Same(ServiceDeploymentStatus.PENDING, deployment.Status);
        Assert.Null(deployment.CreatedAt);
        Assert.Null(deployment.Rollback);
        Assert.Null(deployment.Alarms);
        Assert.Null(deployment.DeploymentCircuitBreaker);
        Assert.Null(deployment.LifecycleStage);
        Assert.Null(deployment.LifecycleHookDetails);
        Assert.Null(deployment.TargetServiceRevision.RunningTaskCount);
    }

    [Fact]
    public async SystemTask ListServiceDeployments_EmptyResponse_LeavesListNull()
    {
        Server.Answer(200, "{}");

        var response = await Client().ListServiceDeploymentsAsync(new());

        Assert.Null(response.ServiceDeployments);
        Assert.Null(response.NextToken);
    }

    [Fact]
    public async SystemTask DescribeServiceDeployments_UnknownStatus_KeepsValue()
    {
        Server.Answer(200, """{"serviceDeployments":[{"status":"HIBERNATING"}]}""");

        Assert.Equal("HIBERNATING", (await Client().DescribeServiceDeploymentsAsync(new())).ServiceDeployments[0].Status.Value);
    }

    [Fact]
    public async SystemTask DescribeServices_RecordAndPauseHook_ReadsBoth()
    {
        Server.Answer(200, $$"""
            {"services":[{"currentServiceDeployment":"{{Arn}}","deploymentConfiguration":{"lifecycleHooks":[
              {"targetType":"PAUSE","lifecycleStages":["POST_SCALE_UP"],"timeoutConfiguration":{"timeoutInMinutes":60,"action":"CONTINUE"} },
              {"targetType":"AWS_LAMBDA","hookTargetArn":"arn:f","lifecycleStages":["PRE_SCALE_UP"]}]} }]}
            """);

        var service = Assert.Single((await Client().DescribeServicesAsync(new())).Services);

        Assert.Equal(Arn, service.CurrentServiceDeployment);
        var (pause, lambda) = (service.DeploymentConfiguration.LifecycleHooks[0], service.DeploymentConfiguration.LifecycleHooks[1]);
        Assert.Same(DeploymentLifecycleHookTargetType.PAUSE, pause.TargetType);
        Assert.Equal(["POST_SCALE_UP"], pause.LifecycleStages);
        Assert.Equal(60, pause.TimeoutConfiguration.TimeoutInMinutes);
        Assert.Same(DeploymentLifecycleHookAction.CONTINUE, pause.TimeoutConfiguration.Action);
        Assert.Equal((null, "arn:f"), (pause.HookTargetArn, lambda.HookTargetArn));
        Assert.Null(lambda.TimeoutConfiguration);
    }

    [Fact]
    public async SystemTask DescribeServices_EarlySuccess_ReadsCriteria()
    {
        Server.Answer(200, """
            {"services":[{"deploymentConfiguration":{
              "earlySuccessCriteria":{"enable":true,"healthyPercent":50,"sourceServiceRevisionCleanup":"DEFERRED"} }}]}
            """);

        var criteria = Assert.Single((await Client().DescribeServicesAsync(new())).Services).DeploymentConfiguration.EarlySuccessCriteria;

        Assert.Equal((true, 50), (criteria.Enable, criteria.HealthyPercent));
        Assert.Same(ServiceRevisionCleanup.DEFERRED, criteria.SourceServiceRevisionCleanup);
    }

    [Theory]
    [MemberData(nameof(ModelledErrors))]
    public async SystemTask ServiceDeploymentOperation_ModeledError_ThrowsTypedException(string operation, Type expected)
    {
        Server.Answer(400, $$"""{"__type":"{{expected.Name}}","message":"The reason."}""");

        var error = await Assert.ThrowsAnyAsync<AmazonECSException>(() => CallAsync(operation));

        Assert.IsType(expected, error);
        Assert.Equal(("The reason.", expected.Name), (error.Message, error.ErrorCode));
        Assert.EndsWith(operation, Server.Request.Header("x-amz-target"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ListServiceDeployments")]
    [InlineData("DescribeServiceDeployments")]
    [InlineData("DescribeServiceRevisions")]
    public async SystemTask ServiceDeploymentOperation_UnknownOperation_ThrowsBaseException(string operation)
    {
        Server.Answer(400, """{"__type":"UnknownOperationException"}""");

        var error = await Assert.ThrowsAnyAsync<AmazonECSException>(() => CallAsync(operation));

        Assert.IsType<AmazonECSException>(error);
        Assert.Equal("UnknownOperationException", error.ErrorCode);
    }

    private SystemTask CallAsync(string operation) => operation switch
    {
        "ListServiceDeployments" => Client().ListServiceDeploymentsAsync(new()),
        "DescribeServiceDeployments" => Client().DescribeServiceDeploymentsAsync(new()),
        _ => Client().DescribeServiceRevisionsAsync(new()),
    };
}
