using System.Net;
using Amazon.ECS;
using Amazon.ECS.Model;
using EcsRestart.Aws;
using EcsRestart.Ecs;
using EcsRestart.Names;
using EcsRestart.Tests.Support;
using Moq;
using Task = System.Threading.Tasks.Task;

namespace EcsRestart.Tests.Aws;

/// <summary>The operations that list services and their stopped tasks.</summary>
public sealed class EcsApiListTests : IDisposable
{
    private const string Arn = "arn:aws:ecs:eu-central-1:123456789012";

    private static readonly ServiceRef Orders = new($"{Arn}:cluster/prod", "prod", "orders");

    private readonly Mock<IAmazonECS> _client = new(MockBehavior.Strict);
    private readonly CancellationTokenSource _caller = new();
    private readonly EcsApi _api;

    public EcsApiListTests()
    {
        _client.Setup(client => client.Dispose());
        _api = new EcsApi(() => _client.Object);
    }

    public void Dispose()
    {
        _api.Dispose();
        _caller.Dispose();
    }

    [Fact]
    public async Task ListClustersAsync_FirstPage_RequestsFullPageAndReturnsNames()
    {
        var sent = new List<ListClustersRequest>();
        _client.Setup(client => client.ListClustersAsync(Capture.In(sent), _caller.Token))
            .ReturnsAsync(new ListClustersResponse { ClusterArns = [$"{Arn}:cluster/prod", $"{Arn}:cluster/test"], NextToken = "more" });

        var page = (await _api.ListClustersAsync(null, _caller.Token)).Value();

        var request = Assert.Single(sent);
        Assert.Equal(100, request.MaxResults);
        Assert.Equal(["MaxResults"], Sent.FieldsOf(request));
        Assert.Equal(["prod", "test"], page.Names);
        Assert.Equal("more", page.NextToken);
    }

    [Fact]
    public async Task ListClustersAsync_NoListInLastPage_ReturnsNone()
    {
        var sent = new List<ListClustersRequest>();
        _client.Setup(client => client.ListClustersAsync(Capture.In(sent), _caller.Token))
            .ReturnsAsync(new ListClustersResponse { ClusterArns = null });

        var page = (await _api.ListClustersAsync("more", _caller.Token)).Value();

        Assert.Equal(("more", 100), (sent[0].NextToken, sent[0].MaxResults));
        Assert.Empty(page.Names);
        Assert.Null(page.NextToken);
    }

    [Fact]
    public async Task ListClustersAsync_AccessDenied_ReturnsFailure()
    {
        _client.Setup(client => client.ListClustersAsync(It.IsAny<ListClustersRequest>(), _caller.Token))
            .ThrowsAsync(Answer(new AccessDeniedException("User: u is not authorized to perform: ecs:ListClusters")));

        var failure = (await _api.ListClustersAsync(null, _caller.Token)).Failure();

        Assert.Equal(new EcsFailure.Refused(ResultCode.AccessDenied, "User: u is not authorized to perform: ecs:ListClusters."), failure);
    }

    [Fact]
    public async Task ListServicesAsync_FirstPage_RequestsFullPageAndReturnsNames()
    {
        var sent = new List<ListServicesRequest>();
        _client.Setup(client => client.ListServicesAsync(Capture.In(sent), _caller.Token))
            .ReturnsAsync(new ListServicesResponse
            {
                ServiceArns = [$"{Arn}:service/prod/orders", $"{Arn}:service/mail"],
                NextToken = "more",
            });

        var page = (await _api.ListServicesAsync("prod", null, _caller.Token)).Value();

        var request = Assert.Single(sent);
        Assert.Equal(("prod", 100), (request.Cluster, request.MaxResults));
        Assert.Equal(["Cluster", "MaxResults"], Sent.FieldsOf(request));
        Assert.Equal(["orders", "mail"], page.Names);
        Assert.Equal("more", page.NextToken);
    }

    [Fact]
    public async Task ListServicesAsync_NoListInLastPage_ReturnsNone()
    {
        var sent = new List<ListServicesRequest>();
        _client.Setup(client => client.ListServicesAsync(Capture.In(sent), _caller.Token))
            .ReturnsAsync(new ListServicesResponse { ServiceArns = null });

        var page = (await _api.ListServicesAsync("prod", "more", _caller.Token)).Value();

        Assert.Equal(("prod", 100, "more"), (sent[0].Cluster, sent[0].MaxResults, sent[0].NextToken));
        Assert.Empty(page.Names);
        Assert.Null(page.NextToken);
    }

    [Fact]
    public async Task ListServicesAsync_UnknownCluster_ReturnsFailure()
    {
        _client.Setup(client => client.ListServicesAsync(It.IsAny<ListServicesRequest>(), _caller.Token))
            .ThrowsAsync(Answer(new ClusterNotFoundException("Cluster not found.")));

        var failure = (await _api.ListServicesAsync("prod", null, _caller.Token)).Failure();

        Assert.Equal(new EcsFailure.Refused(ResultCode.ClusterNotFound, "Cluster not found."), failure);
    }

    [Fact]
    public async Task ListStoppedTasksAsync_Service_RequestsItsStoppedTasks()
    {
        var sent = new List<ListTasksRequest>();
        _client.Setup(client => client.ListTasksAsync(Capture.In(sent), _caller.Token))
            .ReturnsAsync(new ListTasksResponse { TaskArns = [$"{Arn}:task/prod/1", $"{Arn}:task/prod/2"], NextToken = "more" });

        var arns = (await _api.ListStoppedTasksAsync(Orders, _caller.Token)).Value();

        var request = Assert.Single(sent);
        Assert.Equal((Orders.Cluster, "orders", 100), (request.Cluster, request.ServiceName, request.MaxResults));
        Assert.Equal(DesiredStatus.STOPPED, request.DesiredStatus);
        Assert.Equal(["Cluster", "DesiredStatus", "MaxResults", "ServiceName"], Sent.FieldsOf(request));
        Assert.Equal([$"{Arn}:task/prod/1", $"{Arn}:task/prod/2"], arns);
    }

    [Fact]
    public async Task ListStoppedTasksAsync_NoListInResponse_ReturnsNone()
    {
        _client.Setup(client => client.ListTasksAsync(It.IsAny<ListTasksRequest>(), _caller.Token))
            .ReturnsAsync(new ListTasksResponse { TaskArns = null });

        Assert.Empty((await _api.ListStoppedTasksAsync(Orders, _caller.Token)).Value());
    }

    [Fact]
    public async Task ListStoppedTasksAsync_UnknownService_ReturnsFailure()
    {
        _client.Setup(client => client.ListTasksAsync(It.IsAny<ListTasksRequest>(), _caller.Token))
            .ThrowsAsync(Answer(new ServiceNotFoundException("Service not found.")));

        var failure = (await _api.ListStoppedTasksAsync(Orders, _caller.Token)).Failure();

        Assert.Equal(new EcsFailure.Refused(ResultCode.ServiceNotFound, "Service not found."), failure);
    }

    [Fact]
    public async Task DescribeTasksAsync_Tasks_RequestsThem()
    {
        var sent = new List<DescribeTasksRequest>();
        _client.Setup(client => client.DescribeTasksAsync(Capture.In(sent), _caller.Token))
            .ReturnsAsync(new DescribeTasksResponse { Tasks = [new() { TaskArn = $"{Arn}:task/prod/2", StoppedReason = "why" }] });

        var tasks = (await _api.DescribeTasksAsync("prod", [$"{Arn}:task/prod/1", $"{Arn}:task/prod/2"], _caller.Token)).Value();

        var request = Assert.Single(sent);
        Assert.Equal("prod", request.Cluster);
        Assert.Equal([$"{Arn}:task/prod/1", $"{Arn}:task/prod/2"], request.Tasks);
        Assert.Equal(["Cluster", "Tasks"], Sent.FieldsOf(request));
        Assert.Equal([("2", "why")], tasks.Select(task => (task.Id, task.StoppedReason)));
    }

    [Fact]
    public async Task DescribeTasksAsync_NoListInResponse_ReturnsNone()
    {
        _client.Setup(client => client.DescribeTasksAsync(It.IsAny<DescribeTasksRequest>(), _caller.Token))
            .ReturnsAsync(new DescribeTasksResponse { Tasks = null });

        Assert.Empty((await _api.DescribeTasksAsync("prod", [$"{Arn}:task/prod/1"], _caller.Token)).Value());
    }

    [Fact]
    public async Task DescribeTasksAsync_Throttled_ReturnsFailure()
    {
        _client.Setup(client => client.DescribeTasksAsync(It.IsAny<DescribeTasksRequest>(), _caller.Token))
            .ThrowsAsync(Answer(new AmazonECSException("Rate exceeded") { ErrorCode = "ThrottlingException" }));

        var failure = (await _api.DescribeTasksAsync("prod", [$"{Arn}:task/prod/1"], _caller.Token)).Failure();

        Assert.Equal(new EcsFailure.Throttled("Rate exceeded."), failure);
    }

    private static AmazonECSException Answer(AmazonECSException exception)
    {
        exception.StatusCode = HttpStatusCode.BadRequest;
        return exception;
    }
}
