using System.Net;
using System.Reflection;
using Amazon.ECS;
using Amazon.ECS.Model;
using Amazon.Runtime;
using EcsRestart.Aws;
using EcsRestart.Ecs;
using EcsRestart.Report;
using EcsRestart.Targets;
using Moq;
using Task = System.Threading.Tasks.Task;

namespace EcsRestart.Tests.Aws;

public sealed class EcsApiTests : IDisposable
{
    private const string ClusterArn = "arn:aws:ecs:eu-central-1:123456789012:cluster/prod";

    private static readonly ServiceRef Orders = new(ClusterArn, "prod", "orders");

    private readonly Mock<IAmazonECS> _client = new(MockBehavior.Strict);
    private readonly CancellationTokenSource _caller = new();
    private readonly EcsApi _api;
    private int _clients;

    public EcsApiTests()
    {
        _client.Setup(client => client.Dispose());
        _api = new EcsApi(() =>
        {
            _clients++;
            return _client.Object;
        });
    }

    public void Dispose()
    {
        _api.Dispose();
        _caller.Dispose();
    }

    [Fact]
    public async Task ForceNewDeploymentAsync_Always_SendsClusterServiceAndForceOnly()
    {
        var sent = new List<UpdateServiceRequest>();
        _client.Setup(client => client.UpdateServiceAsync(Capture.In(sent), _caller.Token))
            .ReturnsAsync(new UpdateServiceResponse { Service = new Service { ServiceName = "orders" } });

        await _api.ForceNewDeploymentAsync(Orders, _caller.Token);

        var request = Assert.Single(sent);
        Assert.Equal((ClusterArn, "orders", true), (request.Cluster, request.Service, request.ForceNewDeployment));
        Assert.Equal(["Cluster", "ForceNewDeployment", "Service"], Given(request));
    }

    [Fact]
    public async Task ForceNewDeploymentAsync_Accepted_IsTheServiceAsEcsSeesItNow()
    {
        AnswerUpdate(new Service
        {
            ServiceName = "orders",
            DesiredCount = 3,
            RunningCount = 2,
            PendingCount = 1,
            DeploymentConfiguration = new() { DeploymentCircuitBreaker = new() { Enable = true } },
            Deployments =
            [
                new() { Id = "ecs-svc/2", Status = "PRIMARY", RolloutState = DeploymentRolloutState.IN_PROGRESS, PendingCount = 1 },
                new() { Id = "ecs-svc/1", Status = "ACTIVE", RolloutState = DeploymentRolloutState.COMPLETED, RunningCount = 2 },
                new() { Id = "ecs-svc/0", Status = "INACTIVE", RolloutState = DeploymentRolloutState.FAILED, FailedTasks = 4 },
            ],
        });

        var service = Ok(await _api.ForceNewDeploymentAsync(Orders, _caller.Token));

        Assert.Equal((3, 2, 1, true), (service.DesiredCount, service.RunningCount, service.PendingCount, service.HasCircuitBreaker));
        Assert.Equal(
            [("ecs-svc/2", true, 0, 1, 0), ("ecs-svc/1", false, 2, 0, 0), ("ecs-svc/0", false, 0, 0, 4)],
            service.Deployments.Select(one => (one.Id, one.IsPrimary, one.RunningCount, one.PendingCount, one.FailedTasks)));
        Assert.Equal(
            [RolloutState.InProgress, RolloutState.Completed, RolloutState.Failed],
            service.Deployments.Select(deployment => deployment.RolloutState));
    }

    [Fact]
    public async Task ForceNewDeploymentAsync_AnswerWithoutListsAndNumbers_HasNone()
    {
        AnswerUpdate(new Service { ServiceName = "orders", Deployments = null });

        var service = Ok(await _api.ForceNewDeploymentAsync(Orders, _caller.Token));

        Assert.Empty(service.Deployments);
        Assert.Equal((0, 0, 0, false), (service.DesiredCount, service.RunningCount, service.PendingCount, service.HasCircuitBreaker));
    }

    [Fact]
    public async Task ForceNewDeploymentAsync_DeploymentWithoutNumbersAndState_HasNone()
    {
        AnswerUpdate(new Service { ServiceName = "orders", Deployments = [new Deployment { Id = "ecs-svc/1" }] });

        var deployment = Assert.Single(Ok(await _api.ForceNewDeploymentAsync(Orders, _caller.Token)).Deployments);

        Assert.Equal((false, null), (deployment.IsPrimary, deployment.RolloutState));
        Assert.Equal((0, 0, 0), (deployment.RunningCount, deployment.PendingCount, deployment.FailedTasks));
    }

    [Fact]
    public async Task DescribeServicesAsync_Always_AsksForTheServicesAndTheirTags()
    {
        var sent = new List<DescribeServicesRequest>();
        _client.Setup(client => client.DescribeServicesAsync(Capture.In(sent), _caller.Token))
            .ReturnsAsync(new DescribeServicesResponse { Services = [new Service { ServiceName = "billing" }] });

        var services = Ok(await _api.DescribeServicesAsync("prod", ["orders", "billing"], _caller.Token));

        var request = Assert.Single(sent);
        Assert.Equal("prod", request.Cluster);
        Assert.Equal(["orders", "billing"], request.Services);
        Assert.Equal(["TAGS"], request.Include);
        Assert.Equal(["Cluster", "Include", "Services"], Given(request));
        Assert.Equal(["billing"], services.Select(service => service.ServiceName));
    }

    [Fact]
    public async Task DescribeServicesAsync_AnswerWithoutAList_IsEmpty()
    {
        _client.Setup(client => client.DescribeServicesAsync(It.IsAny<DescribeServicesRequest>(), _caller.Token))
            .ReturnsAsync(new DescribeServicesResponse { Services = null });

        Assert.Empty(Ok(await _api.DescribeServicesAsync("prod", ["orders"], _caller.Token)));
    }

    [Fact]
    public async Task ForceNewDeploymentAsync_Refused_IsAValue()
    {
        FailUpdate(new ClusterNotFoundException("Cluster not found.") { StatusCode = HttpStatusCode.BadRequest });

        var refused = Assert.IsType<EcsFailure.Refused>(Failure(await _api.ForceNewDeploymentAsync(Orders, _caller.Token)));

        Assert.Equal(new EcsFailure.Refused(ResultCode.ClusterNotFound, "Cluster not found."), refused);
    }

    [Fact]
    public async Task ForceNewDeploymentAsync_CallerCancels_Throws()
    {
        await _caller.CancelAsync();
        FailUpdate(new TaskCanceledException());

        await Assert.ThrowsAsync<TaskCanceledException>(() => _api.ForceNewDeploymentAsync(Orders, _caller.Token));
    }

    [Fact]
    public async Task ForceNewDeploymentAsync_CancelledByNobody_IsUnanswered()
    {
        FailUpdate(new TaskCanceledException());

        Assert.IsType<EcsFailure.Unanswered>(Failure(await _api.ForceNewDeploymentAsync(Orders, _caller.Token)));
    }

    [Fact]
    public async Task ForceNewDeploymentAsync_Bug_Throws()
    {
        FailUpdate(new InvalidOperationException("A bug."));

        await Assert.ThrowsAsync<InvalidOperationException>(() => _api.ForceNewDeploymentAsync(Orders, _caller.Token));
    }

    [Fact]
    public async Task ForceNewDeploymentAsync_ClientCannotBeMade_IsUnreachable()
    {
        using var api = new EcsApi(() => throw new AmazonClientException("No Region"));

        var failure = Failure(await api.ForceNewDeploymentAsync(Orders, _caller.Token));

        Assert.Equal(new EcsFailure.Unreachable("ECS cannot be called: No Region."), failure);
    }

    [Fact]
    public void Dispose_ClientNeverNeeded_MakesNone()
    {
        _api.Dispose();

        Assert.Equal(0, _clients);
    }

    [Fact]
    public async Task Dispose_AfterTwoCalls_DisposesTheOneClient()
    {
        AnswerUpdate(new Service { ServiceName = "orders" });

        await _api.ForceNewDeploymentAsync(Orders, _caller.Token);
        await _api.ForceNewDeploymentAsync(Orders, _caller.Token);
        _api.Dispose();

        Assert.Equal(1, _clients);
        _client.Verify(client => client.Dispose(), Times.Once);
    }

    private void AnswerUpdate(Service service) =>
        _client.Setup(client => client.UpdateServiceAsync(It.IsAny<UpdateServiceRequest>(), _caller.Token))
            .ReturnsAsync(new UpdateServiceResponse { Service = service });

    private void FailUpdate(Exception exception) =>
        _client.Setup(client => client.UpdateServiceAsync(It.IsAny<UpdateServiceRequest>(), _caller.Token)).ThrowsAsync(exception);

    private static T Ok<T>(EcsAnswer<T> answer) => Assert.IsType<EcsAnswer<T>.Ok>(answer).Value;

    private static EcsFailure Failure<T>(EcsAnswer<T> answer) => Assert.IsType<EcsAnswer<T>.Failed>(answer).Failure;

    private static IEnumerable<string> Given<T>(T request) =>
        typeof(T).GetProperties(BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Public)
            .Where(property => property.GetValue(request) is not null)
            .Select(property => property.Name)
            .Order(StringComparer.Ordinal);
}
