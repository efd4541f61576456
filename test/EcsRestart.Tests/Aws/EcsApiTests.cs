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
    public async Task ForceNewDeploymentAsync_Service_SendsOnlyClusterServiceAndForce()
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
    public async Task ForceNewDeploymentAsync_Accepted_ReturnsService()
    {
        AnswerUpdate(new Service { ServiceName = "orders", Deployments = [new() { Id = "ecs-svc/2", Status = "PRIMARY" }] });

        var service = (await _api.ForceNewDeploymentAsync(Orders, _caller.Token)).Value();

        Assert.Equal(("orders", "ecs-svc/2"), (service.ServiceName, service.Primary?.Id));
    }

    [Fact]
    public async Task DescribeServicesAsync_Services_RequestsTags()
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
    public async Task DescribeServicesAsync_OnlyFailures_ReturnsNone()
    {
        _client.Setup(client => client.DescribeServicesAsync(It.IsAny<DescribeServicesRequest>(), _caller.Token))
            .ReturnsAsync(new DescribeServicesResponse { Services = null, Failures = [new() { Reason = "MISSING" }] });

        Assert.Empty((await _api.DescribeServicesAsync("prod", ["orders"], _caller.Token)).Value());
    }

    /// <summary>ECS returns each service in one of the two lists, so a response without both is incomplete.</summary>
    [Fact]
    public async Task DescribeServicesAsync_NeitherServicesNorFailures_ReturnsUnanswered()
    {
        _client.Setup(client => client.DescribeServicesAsync(It.IsAny<DescribeServicesRequest>(), _caller.Token))
            .ReturnsAsync(new DescribeServicesResponse { Services = null, Failures = null });

        Assert.IsType<EcsFailure.Unanswered>((await _api.DescribeServicesAsync("prod", ["orders"], _caller.Token)).Failure());
    }

    [Fact]
    public async Task ForceNewDeploymentAsync_Rejected_ReturnsFailure()
    {
        FailUpdate(new ClusterNotFoundException("Cluster not found.") { StatusCode = HttpStatusCode.BadRequest });

        var refused = Assert.IsType<EcsFailure.Refused>((await _api.ForceNewDeploymentAsync(Orders, _caller.Token)).Failure());

        Assert.Equal(new EcsFailure.Refused(ResultCode.ClusterNotFound, "Cluster not found."), refused);
    }

    [Fact]
    public async Task ForceNewDeploymentAsync_CanceledByCaller_Throws()
    {
        await _caller.CancelAsync();
        FailUpdate(new TaskCanceledException());

        await Assert.ThrowsAsync<TaskCanceledException>(() => _api.ForceNewDeploymentAsync(Orders, _caller.Token));
    }

    [Fact]
    public async Task ForceNewDeploymentAsync_CanceledBySdk_ReturnsUnanswered()
    {
        FailUpdate(new TaskCanceledException());

        Assert.IsType<EcsFailure.Unanswered>((await _api.ForceNewDeploymentAsync(Orders, _caller.Token)).Failure());
    }

    [Fact]
    public async Task ForceNewDeploymentAsync_UnreadableResponse_ReturnsUnanswered()
    {
        FailUpdate(new InvalidOperationException("Not a number."));

        Assert.IsType<EcsFailure.Unanswered>((await _api.ForceNewDeploymentAsync(Orders, _caller.Token)).Failure());
    }

    [Fact]
    public async Task ForceNewDeploymentAsync_ClientNotCreated_ReturnsUnreachable()
    {
        using var api = new EcsApi(() => throw new AmazonClientException("No Region"));

        var failure = (await api.ForceNewDeploymentAsync(Orders, _caller.Token)).Failure();

        Assert.Equal(new EcsFailure.Unreachable("ECS could not be called: No Region."), failure);
    }

    [Fact]
    public void Dispose_ClientNeverUsed_CreatesNone()
    {
        _api.Dispose();

        Assert.Equal(0, _clients);
    }

    [Fact]
    public async Task Dispose_TwoCalls_DisposesOneClient()
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
