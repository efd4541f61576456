using System.Net;
using Amazon.ECS;

namespace AwsPackages.Tests.Ecs;

public sealed class EcsResponseTests : EcsTests
{
    private const string Services = """
        {"failures":[{"arn":"arn:aws:ecs:eu-central-1:1:service/prod/mail","reason":"MISSING","detail":"none"}],
         "services":[{"serviceName":"orders","serviceArn":"arn:orders","clusterArn":"arn:prod","status":"ACTIVE",
           "desiredCount":3,"runningCount":2,"pendingCount":1,"taskDefinition":"web:7","createdAt":1.7E9,
           "launchType":"FARGATE","schedulingStrategy":"REPLICA","healthCheckGracePeriodSeconds":60,
           "memberOfTomorrow":{"x":[1,{"y":null}]},
           "deploymentController":{"type":"CODE_DEPLOY"},
           "deploymentConfiguration":{"minimumHealthyPercent":100,"maximumPercent":200,"strategy":"CANARY","bakeTimeInMinutes":5,
             "deploymentCircuitBreaker":{"enable":true,"rollback":false},
             "alarms":{"alarmNames":["high-5xx"],"enable":true,"rollback":true},
             "canaryConfiguration":{"canaryPercent":12.5,"canaryBakeTimeInMinutes":10},
             "linearConfiguration":{"stepPercent":20.0,"stepBakeTimeInMinutes":3}},
           "deployments":[{"id":"ecs-svc/2","status":"PRIMARY","desiredCount":3,"runningCount":1,"pendingCount":1,"failedTasks":4,
             "createdAt":1700000000.25,"updatedAt":1700000060,"launchType":"FARGATE","taskDefinition":"web:7",
             "rolloutState":"PAUSED_FOR_LUNCH","rolloutStateReason":"ECS deployment ecs-svc/2 in progress."}],
           "events":[{"id":"e1","createdAt":1700000001.5,"message":"(service orders) has reached a steady state."}],
           "tags":[{"key":"team","value":"checkout"}]}]}
        """;

    [Fact]
    public async Task DescribeServices_FullResponse_ReadsServiceAndFailure()
    {
        Server.Answer(200, Services);

        var response = await Client().DescribeServicesAsync(new());

        var service = Assert.Single(response.Services);
        Assert.Equal(("orders", "ACTIVE"), (service.ServiceName, service.Status));
        Assert.Equal(("arn:orders", "arn:prod"), (service.ServiceArn, service.ClusterArn));
        Assert.Equal((3, 2, 1), (service.DesiredCount, service.RunningCount, service.PendingCount));
        Assert.Equal(60, service.HealthCheckGracePeriodSeconds);
        Assert.Equal(("web:7", "checkout"), (service.TaskDefinition, Assert.Single(service.Tags).Value));
        Assert.Same(LaunchType.FARGATE, service.LaunchType);
        Assert.Same(SchedulingStrategy.REPLICA, service.SchedulingStrategy);
        Assert.Same(DeploymentControllerType.CODE_DEPLOY, service.DeploymentController.Type);
        var failure = Assert.Single(response.Failures);
        Assert.Equal(("MISSING", "none"), (failure.Reason, failure.Detail));
        Assert.Equal((HttpStatusCode.OK, "loopback-1"), (response.HttpStatusCode, response.ResponseMetadata.RequestId));
    }

    [Fact]
    public async Task DescribeServices_FullResponse_ReadsDeploymentConfiguration()
    {
        Server.Answer(200, Services);

        var configuration = (await Client().DescribeServicesAsync(new())).Services[0].DeploymentConfiguration;

        Assert.Equal((100, 200), (configuration.MinimumHealthyPercent, configuration.MaximumPercent));
        Assert.Equal((true, false), (configuration.DeploymentCircuitBreaker.Enable, configuration.DeploymentCircuitBreaker.Rollback));
        Assert.Equal((true, true), (configuration.Alarms.Enable, configuration.Alarms.Rollback));
        Assert.Equal(["high-5xx"], configuration.Alarms.AlarmNames);
        Assert.Equal(5, configuration.BakeTimeInMinutes);
        Assert.Same(DeploymentStrategy.CANARY, configuration.Strategy);
        var canary = configuration.CanaryConfiguration;
        Assert.Equal((12.5, 10), (canary.CanaryPercent, canary.CanaryBakeTimeInMinutes));
        var linear = configuration.LinearConfiguration;
        Assert.Equal((20.0, 3), (linear.StepPercent, linear.StepBakeTimeInMinutes));
    }

    [Fact]
    public async Task DescribeServices_FullResponse_ReadsDeploymentsAndEventsInUtc()
    {
        Server.Answer(200, Services);

        var service = (await Client().DescribeServicesAsync(new())).Services[0];

        var deployment = Assert.Single(service.Deployments);
        Assert.Equal(("ecs-svc/2", "PRIMARY", "web:7"), (deployment.Id, deployment.Status, deployment.TaskDefinition));
        Assert.Equal((3, 1, 1, 4), (deployment.DesiredCount, deployment.RunningCount, deployment.PendingCount, deployment.FailedTasks));
        Assert.Equal(new DateTime(2023, 11, 14, 22, 13, 20, 250, DateTimeKind.Utc), deployment.CreatedAt);
        Assert.Equal(DateTimeKind.Utc, deployment.CreatedAt.GetValueOrDefault().Kind);
        Assert.Equal(new DateTime(2023, 11, 14, 22, 14, 20, DateTimeKind.Utc), deployment.UpdatedAt);
        Assert.Equal("ECS deployment ecs-svc/2 in progress.", deployment.RolloutStateReason);
        Assert.Equal(new DateTime(2023, 11, 14, 22, 13, 20, DateTimeKind.Utc), service.CreatedAt);
        var serviceEvent = Assert.Single(service.Events);
        Assert.Equal("(service orders) has reached a steady state.", serviceEvent.Message);
        Assert.Equal(new DateTime(2023, 11, 14, 22, 13, 21, 500, DateTimeKind.Utc), serviceEvent.CreatedAt);
        Assert.Equal(DateTimeKind.Utc, serviceEvent.CreatedAt.GetValueOrDefault().Kind);
    }

    [Fact]
    public async Task DescribeServices_UnknownConstant_KeepsValue()
    {
        Server.Answer(200, Services);

        var state = (await Client().DescribeServicesAsync(new())).Services[0].Deployments[0].RolloutState;

        Assert.Equal("PAUSED_FOR_LUNCH", state.Value);
        Assert.NotEqual(DeploymentRolloutState.COMPLETED, state);
    }

    [Fact]
    public async Task DescribeServices_EmptyResponse_LeavesMembersNull()
    {
        Server.Answer(200, """{"services":[{"deployments":null,"desiredCount":null}]}""");

        var response = await Client().DescribeServicesAsync(new());

        Assert.Null(response.Failures);
        var service = Assert.Single(response.Services);
        Assert.Null(service.Deployments);
        Assert.Null(service.Events);
        Assert.Null(service.DesiredCount);
        Assert.Null(service.CreatedAt);
        Assert.Null(service.LaunchType);
        Assert.Null(service.DeploymentConfiguration);
    }

    [Fact]
    public async Task UpdateService_Response_ReadsNewDeployment()
    {
        Server.Answer(200, """{"service":{"deployments":[{"id":"ecs-svc/9","rolloutState":"IN_PROGRESS"}]}}""");

        var deployment = (await Client().UpdateServiceAsync(new())).Service.Deployments[0];

        Assert.Equal("ecs-svc/9", deployment.Id);
        Assert.Same(DeploymentRolloutState.IN_PROGRESS, deployment.RolloutState);
    }

    [Fact]
    public async Task DescribeTasks_StoppedTask_ReadsStopReasons()
    {
        Server.Answer(200, """
            {"tasks":[{"taskArn":"arn:t","clusterArn":"arn:prod","taskDefinitionArn":"arn:web:7",
              "startedBy":"ecs-svc/2","group":"service:orders",
              "lastStatus":"STOPPED","desiredStatus":"STOPPED",
              "stopCode":"EssentialContainerExited","stoppedReason":"Essential container exited",
              "healthStatus":"UNHEALTHY","launchType":"FARGATE","availabilityZone":"eu-central-1a","capacityProviderName":"FARGATE_SPOT",
              "createdAt":1700000000,"pullStartedAt":1700000001,"pullStoppedAt":1700000002,"startedAt":1700000003,
              "stoppingAt":1700000004,"executionStoppedAt":1700000005,"stoppedAt":1700000006,
              "containers":[{"name":"app","containerArn":"arn:c","taskArn":"arn:t","image":"web@sha256:1","lastStatus":"STOPPED",
                "exitCode":137,"reason":"OutOfMemoryError: container killed","healthStatus":"UNKNOWN"}],"tags":[]}]}
            """);

        var task = Assert.Single((await Client().DescribeTasksAsync(new())).Tasks);

        Assert.Equal(("arn:t", "arn:prod", "arn:web:7"), (task.TaskArn, task.ClusterArn, task.TaskDefinitionArn));
        Assert.Equal(("ecs-svc/2", "service:orders"), (task.StartedBy, task.Group));
        Assert.Equal(("STOPPED", "STOPPED", "Essential container exited"), (task.LastStatus, task.DesiredStatus, task.StoppedReason));
        Assert.Same(TaskStopCode.EssentialContainerExited, task.StopCode);
        Assert.Same(HealthStatus.UNHEALTHY, task.HealthStatus);
        Assert.Equal(("eu-central-1a", "FARGATE_SPOT"), (task.AvailabilityZone, task.CapacityProviderName));
        DateTime?[] times =
        [
            task.CreatedAt, task.PullStartedAt, task.PullStoppedAt, task.StartedAt,
            task.StoppingAt, task.ExecutionStoppedAt, task.StoppedAt,
        ];
        Assert.Equal(Enumerable.Range(0, 7), times.Select(time => time.GetValueOrDefault().Second - 20));
        Assert.Empty(task.Tags);
        var container = Assert.Single(task.Containers);
        Assert.Equal(("app", 137, "OutOfMemoryError: container killed"), (container.Name, container.ExitCode, container.Reason));
        Assert.Equal(("arn:c", "arn:t", "web@sha256:1"), (container.ContainerArn, container.TaskArn, container.Image));
    }
}
