using System.Net;
using Amazon.ECS;
using Amazon.ECS.Model;
using Amazon.Runtime;
using EcsRestart.Aws;
using EcsRestart.Ecs;
using EcsRestart.Names;
using EcsRestart.Tests.Support;
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
        Assert.Equal(["Cluster", "ForceNewDeployment", "Service"], Sent.FieldsOf(request));
    }

    [Fact]
    public async Task ForceNewDeploymentAsync_Accepted_IsTheServiceAsEcsSeesItNow()
    {
        AnswerUpdate(new Service { ServiceName = "orders", Deployments = [new() { Id = "ecs-svc/2", Status = "PRIMARY" }] });

        var service = (await _api.ForceNewDeploymentAsync(Orders, _caller.Token)).Value();

        Assert.Equal(("orders", "ecs-svc/2"), (service.ServiceName, service.Primary?.Id));
    }

    [Fact]
    public async Task DescribeServicesAsync_Always_AsksForTheServicesAndTheirTags()
    {
        var sent = new List<DescribeServicesRequest>();
        _client.Setup(client => client.DescribeServicesAsync(Capture.In(sent), _caller.Token))
            .ReturnsAsync(new DescribeServicesResponse { Services = [new Service { ServiceName = "billing" }] });

        var services = (await _api.DescribeServicesAsync("prod", ["orders", "billing"], _caller.Token)).Value();

        var request = Assert.Single(sent);
        Assert.Equal("prod", request.Cluster);
        Assert.Equal(["orders", "billing"], request.Services);
        Assert.Equal(["TAGS"], request.Include);
        Assert.Equal(["Cluster", "Include", "Services"], Sent.FieldsOf(request));
        Assert.Equal(["billing"], services.Select(service => service.ServiceName));
    }

    [Fact]
    public async Task DescribeServicesAsync_OnlyFailures_IsEmpty()
    {
        _client.Setup(client => client.DescribeServicesAsync(It.IsAny<DescribeServicesRequest>(), _caller.Token))
            .ReturnsAsync(new DescribeServicesResponse { Services = null, Failures = [new() { Reason = "MISSING" }] });

        Assert.Empty((await _api.DescribeServicesAsync("prod", ["orders"], _caller.Token)).Value());
    }

    /// <summary>ECS names each service in one of both lists: without them, the response says nothing.</summary>
    [Fact]
    public async Task DescribeServicesAsync_NeitherServicesNorFailures_IsUnanswered()
    {
        _client.Setup(client => client.DescribeServicesAsync(It.IsAny<DescribeServicesRequest>(), _caller.Token))
            .ReturnsAsync(new DescribeServicesResponse { Services = null, Failures = null });

        Assert.IsType<EcsFailure.Unanswered>((await _api.DescribeServicesAsync("prod", ["orders"], _caller.Token)).Failure());
    }

    [Fact]
    public async Task ForceNewDeploymentAsync_Refused_IsAValue()
    {
        FailUpdate(new ClusterNotFoundException("Cluster not found.") { StatusCode = HttpStatusCode.BadRequest });

        var refused = Assert.IsType<EcsFailure.Refused>((await _api.ForceNewDeploymentAsync(Orders, _caller.Token)).Failure());

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

        Assert.IsType<EcsFailure.Unanswered>((await _api.ForceNewDeploymentAsync(Orders, _caller.Token)).Failure());
    }

    [Fact]
    public async Task ForceNewDeploymentAsync_UnreadableResponse_IsUnanswered()
    {
        FailUpdate(new InvalidOperationException("Not a number."));

        Assert.IsType<EcsFailure.Unanswered>((await _api.ForceNewDeploymentAsync(Orders, _caller.Token)).Failure());
    }

    [Fact]
    public async Task ForceNewDeploymentAsync_ClientCannotBeMade_IsUnreachable()
    {
        using var api = new EcsApi(() => throw new AmazonClientException("No Region"));

        var failure = (await api.ForceNewDeploymentAsync(Orders, _caller.Token)).Failure();

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
}
