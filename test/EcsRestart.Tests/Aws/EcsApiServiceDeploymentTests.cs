using Amazon.ECS;
using Amazon.ECS.Model;
using EcsRestart.Aws;
using EcsRestart.Ecs;
using EcsRestart.Tests.Support;
using Moq;
using ServiceDeploymentStatus = EcsRestart.Ecs.ServiceDeploymentStatus;
using Task = System.Threading.Tasks.Task;

namespace EcsRestart.Tests.Aws;

public sealed class EcsApiServiceDeploymentTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private readonly Mock<IAmazonECS> _client = new(MockBehavior.Strict);
    private readonly EcsApi _api;

    public EcsApiServiceDeploymentTests()
    {
        _client.Setup(client => client.Dispose());
        _api = new EcsApi(() => _client.Object);
    }

    public void Dispose() => _api.Dispose();

    [Fact]
    public async Task ListServiceDeploymentsAsync_Page_SendsServiceStartAndToken()
    {
        var sent = new List<ListServiceDeploymentsRequest>();
        _client.Setup(client => client.ListServiceDeploymentsAsync(Capture.In(sent), CancellationToken.None)).ReturnsAsync(new ListServiceDeploymentsResponse
        {
            NextToken = "2",
            ServiceDeployments =
            [
                new() { ServiceDeploymentArn = "arn:d", Status = "STOPPED", StatusReason = "why", CreatedAt = Noon.UtcDateTime, TargetServiceRevisionArn = "arn:r/2" },
                new() { Status = "PENDING" },
            ],
        });

        var page = (await _api.ListServiceDeploymentsAsync(ServiceSnapshots.Ref("orders"), Noon.AddHours(-1), "1", CancellationToken.None)).Value();

        var request = Assert.Single(sent);
        Assert.Equal(("prod", "orders", 100, "1"), (request.Cluster, request.Service, request.MaxResults, request.NextToken));
        Assert.Equal(Noon.AddHours(-1).UtcDateTime, request.CreatedAt.After);
        Assert.Equal(["Cluster", "CreatedAt", "MaxResults", "NextToken", "Service"], Sent.FieldsOf(request));
        Assert.Equal("2", page.NextToken);
        var record = Assert.Single(page.Deployments);
        Assert.Equal(("arn:d", ServiceDeploymentStatus.Stopped, "why", Noon), (record.Arn, record.Status, record.StatusReason, record.CreatedAt));
        Assert.True(record.IsOf("ecs-svc/2"));
    }

    [Fact]
    public async Task DescribeServiceDeploymentsAsync_RolledBack_ReturnsCauseAndMonitors()
    {
        var sent = new List<DescribeServiceDeploymentsRequest>();
        _client.Setup(client => client.DescribeServiceDeploymentsAsync(Capture.In(sent), CancellationToken.None)).ReturnsAsync(new DescribeServiceDeploymentsResponse
        {
            Failures = [new() { Arn = "arn:gone", Reason = "MISSING" }, new() { Reason = "MISSING" }],
            ServiceDeployments =
            [
                new()
                {
                    ServiceDeploymentArn = "arn:d",
                    Status = "ROLLBACK_SUCCESSFUL",
                    LifecycleStage = "BAKE_TIME",
                    SourceServiceRevisions = [new() { Arn = "arn:r/1" }, new()],
                    Rollback = new() { Reason = "cause", ServiceRevisionArn = "arn:r/1" },
                    DeploymentCircuitBreaker = new() { Status = "TRIGGERED", FailureCount = 3 },
                    Alarms = new() { Status = "TRIGGERED", TriggeredAlarmNames = ["high-5xx"] },
                    LifecycleHookDetails =
                    [
                        new() { Status = "AWAITING_ACTION", ExpiresAt = Noon.UtcDateTime, TimeoutAction = "CONTINUE" },
                        new() { Status = "SUCCEEDED" },
                    ],
                },
            ],
        });

        var described = (await _api.DescribeServiceDeploymentsAsync(["arn:d", "arn:gone"], CancellationToken.None)).Value();

        Assert.Equal(["arn:d", "arn:gone"], Assert.Single(sent).ServiceDeploymentArns);
        Assert.Equal(["arn:gone"], described.FailedArns);
        var record = Assert.Single(described.Deployments);
        Assert.Equal((ServiceDeploymentStatus.RollbackSuccessful, "BAKE_TIME"), (record.Status, record.LifecycleStage));
        Assert.Equal(["arn:r/1"], record.SourceRevisionArns);
        Assert.Equal(new ServiceDeploymentRollback("cause", "arn:r/1"), record.Rollback);
        Assert.Equal((true, 3, true), (record.IsCircuitBreakerTriggered, record.FailureCount, record.IsAlarmTriggered));
        Assert.Equal(["high-5xx"], record.TriggeredAlarms);
        Assert.Equal([new(Noon, RollsBack: false)], record.WaitingHooks);
    }

    [Theory]
    [InlineData("PENDING", "Pending")]
    [InlineData("IN_PROGRESS", "InProgress")]
    [InlineData("SUCCESSFUL", "Successful")]
    [InlineData("STOP_REQUESTED", "StopRequested")]
    [InlineData("STOPPED", "Stopped")]
    [InlineData("ROLLBACK_REQUESTED", "RollbackRequested")]
    [InlineData("ROLLBACK_IN_PROGRESS", "RollbackInProgress")]
    [InlineData("ROLLBACK_SUCCESSFUL", "RollbackSuccessful")]
    [InlineData("ROLLBACK_FAILED", "RollbackFailed")]
    [InlineData("HIBERNATING", null)]
    [InlineData(null, null)]
    public void ToDescribed_UnknownStatus_ReturnsNull(string? status, string? expected)
    {
        var described = new DescribeServiceDeploymentsResponse { ServiceDeployments = [new() { ServiceDeploymentArn = "arn:d", Status = status }] }.ToDescribed();

        Assert.Equal(expected, Assert.Single(described.Deployments).Status?.ToString());
    }

    [Fact]
    public void ToDescribed_OnlyArn_UsesDefaults()
    {
        var record = Assert.Single(new DescribeServiceDeploymentsResponse { ServiceDeployments = [new() { ServiceDeploymentArn = "arn:d" }] }.ToDescribed().Deployments);

        Assert.Equal((null, null, null, null), (record.CreatedAt, record.TargetRevisionArn, record.Rollback, record.LifecycleStage));
        Assert.False(record.IsTriggered);
        Assert.Empty(record.TriggeredAlarms);
        Assert.Empty(record.WaitingHooks);
        Assert.Empty(record.SourceRevisionArns);
        Assert.Empty(new DescribeServiceDeploymentsResponse().ToDescribed().Deployments);
        Assert.Empty(new ListServiceDeploymentsResponse().ToPage().Deployments);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("arn:d", "arn:d")]
    public void ToSnapshot_BlankServiceDeployment_ReturnsNull(string? arn, string? expected) =>
        Assert.Equal(expected, new Service { ServiceName = "orders", CurrentServiceDeployment = arn }.ToSnapshot().CurrentServiceDeployment);

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(null, null, false)]
    public void ToSnapshot_CircuitBreaker_RequiresEnableForRollback(bool? enable, bool? rollback, bool expected) => Assert.Equal(
        expected, Configured(new() { DeploymentCircuitBreaker = new() { Enable = enable, Rollback = rollback } }).CircuitBreakerRollsBack);

    [Fact]
    public void ToSnapshot_DisabledAlarms_ReturnsNull()
    {
        var alarms = Configured(new() { Alarms = new() { Enable = true, Rollback = true, AlarmNames = ["high-5xx"] } }).Alarms;

        Assert.Equal((true, "high-5xx"), (alarms?.RollsBack, alarms?.Names[0]));
        Assert.Null(Configured(new() { Alarms = new() { Enable = false, AlarmNames = ["high-5xx"] } }).Alarms);
        Assert.Null(Configured(new()).Alarms);
    }

    [Fact]
    public void ToSnapshot_Hooks_SeparatesPauseAndLambdaHooks()
    {
        var service = Configured(new()
        {
            LifecycleHooks =
            [
                new() { TargetType = "AWS_LAMBDA", HookTargetArn = "arn:aws:lambda:eu-central-1:111122223333:function:check:live", LifecycleStages = ["PRE_SCALE_UP"] },
                new() { HookTargetArn = "arn:f" },
                new() { TargetType = "PAUSE", LifecycleStages = ["POST_SCALE_UP"] },
                new() { TargetType = "PAUSE", TimeoutConfiguration = new() { TimeoutInMinutes = 5, Action = "CONTINUE" } },
            ],
        });

        var hooks = service.PauseHooks;
        Assert.Equal(["POST_SCALE_UP"], hooks[0].Stages);
        Assert.Empty(hooks[1].Stages);
        Assert.Equal([(TimeSpan.FromDays(1), true), (TimeSpan.FromMinutes(5), false)], hooks.Select(hook => (hook.Timeout, hook.RollsBack)));
        Assert.Equal([("check:live", "PRE_SCALE_UP"), (null, "")], service.LambdaHooks.Select(hook => (hook.FunctionName, string.Concat(hook.Stages))));
    }

    [Theory]
    [InlineData(true, 50, "DEFERRED", 50, true)]
    [InlineData(true, null, "BLOCKING", 100, false)]
    [InlineData(true, 80, null, 80, false)]
    public void ToSnapshot_EarlySuccess_KeepsPercentAndCleanup(bool enable, int? percent, string? cleanup, int expectedPercent, bool deferred) => Assert.Equal(
        new EarlySuccess(expectedPercent, deferred),
        Configured(new() { EarlySuccessCriteria = new() { Enable = enable, HealthyPercent = percent, SourceServiceRevisionCleanup = cleanup } }).EarlySuccess);

    [Fact]
    public void ToSnapshot_EarlySuccessDisabled_ReturnsNull() =>
        Assert.Null(Configured(new() { EarlySuccessCriteria = new() { Enable = false, HealthyPercent = 50 } }).EarlySuccess);

    private static ServiceSnapshot Configured(DeploymentConfiguration configuration) =>
        new Service { ServiceName = "orders", DeploymentConfiguration = configuration }.ToSnapshot();
}
