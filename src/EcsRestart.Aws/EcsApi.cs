using Amazon.ECS;
using Amazon.ECS.Model;
using EcsRestart.Ecs;
using EcsRestart.Names;
using EcsRestart.Request;

namespace EcsRestart.Aws;

/// <summary>Calls Amazon ECS through the AWS SDK. Expected exceptions become an <see cref="EcsFailure"/>; see <see cref="EcsFailureMap"/>.</summary>
/// <param name="createClient">Creates the client on first use. The client must not retry (<see cref="EcsClientFactory"/>).</param>
public sealed class EcsApi(Func<IAmazonECS> createClient) : IEcsApi, IDisposable
{
    private readonly Lazy<IAmazonECS> _client = new(createClient);

    public string Region => _client.Value.Config.RegionEndpoint?.SystemName ?? _client.Value.Config.AuthenticationRegion ?? "";

    public Task<EcsResult<ServiceSnapshot>> ForceNewDeploymentAsync(ServiceRef service, CancellationToken cancellationToken)
    {
        var request = new UpdateServiceRequest { Cluster = service.Cluster, Service = service.ServiceName, ForceNewDeployment = true };
        return AskAsync(
            client => client.UpdateServiceAsync(request, cancellationToken), response => response.Service?.ToSnapshot(), cancellationToken);
    }

    public Task<EcsResult<IReadOnlyList<ServiceSnapshot>>> DescribeServicesAsync(
        string cluster, IReadOnlyList<string> serviceNames, CancellationToken cancellationToken)
    {
        var request = new DescribeServicesRequest { Cluster = cluster, Services = [.. serviceNames], Include = [ServiceField.TAGS] };
        return AskAsync<DescribeServicesResponse, IReadOnlyList<ServiceSnapshot>>(
            client => client.DescribeServicesAsync(request, cancellationToken),
            response => (response.Services ?? []).Count + (response.Failures ?? []).Count == 0
                ? null
                : [.. (response.Services ?? []).Select(service => service.ToSnapshot())],
            cancellationToken);
    }

    public Task<EcsResult<ServiceDeploymentPage>> ListServiceDeploymentsAsync(
        ServiceRef service, DateTimeOffset createdAfter, string? nextToken, CancellationToken cancellationToken)
    {
        var request = new ListServiceDeploymentsRequest
        {
            Cluster = service.Cluster,
            Service = service.ServiceName,
            CreatedAt = new CreatedAt { After = createdAfter.UtcDateTime },
            MaxResults = EcsLimits.NamesPerPage,
            NextToken = nextToken,
        };
        return AskAsync(
            client => client.ListServiceDeploymentsAsync(request, cancellationToken), response => response.ToPage(), cancellationToken);
    }

    public Task<EcsResult<DescribedServiceDeployments>> DescribeServiceDeploymentsAsync(
        IReadOnlyList<string> arns, CancellationToken cancellationToken)
    {
        var request = new DescribeServiceDeploymentsRequest { ServiceDeploymentArns = [.. arns] };
        return AskAsync(
            client => client.DescribeServiceDeploymentsAsync(request, cancellationToken), response => response.ToDescribed(), cancellationToken);
    }

    public Task<EcsResult<string>> RollBackServiceDeploymentAsync(string arn, CancellationToken cancellationToken)
    {
        var request = new StopServiceDeploymentRequest { ServiceDeploymentArn = arn, StopType = StopServiceDeploymentStopType.ROLLBACK };
        return AskAsync(
            client => client.StopServiceDeploymentAsync(request, cancellationToken), response => response.ServiceDeploymentArn, cancellationToken);
    }

    public Task<EcsResult<IReadOnlyList<ServiceRevisionSnapshot>>> DescribeServiceRevisionsAsync(
        IReadOnlyList<string> arns, CancellationToken cancellationToken)
    {
        var request = new DescribeServiceRevisionsRequest { ServiceRevisionArns = [.. arns] };
        return AskAsync(
            client => client.DescribeServiceRevisionsAsync(request, cancellationToken), response => response.ToRevisions(), cancellationToken);
    }

    public Task<EcsResult<NamePage>> ListClustersAsync(string? nextToken, CancellationToken cancellationToken)
    {
        var request = new ListClustersRequest { MaxResults = EcsLimits.NamesPerPage, NextToken = nextToken };
        return AskAsync(
            client => client.ListClustersAsync(request, cancellationToken),
            response => ToPage(response.ClusterArns, response.NextToken),
            cancellationToken);
    }

    public Task<EcsResult<NamePage>> ListServicesAsync(string cluster, string? nextToken, CancellationToken cancellationToken)
    {
        var request = new ListServicesRequest { Cluster = cluster, MaxResults = EcsLimits.NamesPerPage, NextToken = nextToken };
        return AskAsync(
            client => client.ListServicesAsync(request, cancellationToken),
            response => ToPage(response.ServiceArns, response.NextToken),
            cancellationToken);
    }

    public Task<EcsResult<IReadOnlyList<string>>> ListStoppedTasksAsync(ServiceRef service, CancellationToken cancellationToken)
    {
        var request = new ListTasksRequest
        {
            Cluster = service.Cluster,
            ServiceName = service.ServiceName,
            DesiredStatus = DesiredStatus.STOPPED,
            MaxResults = EcsLimits.NamesPerPage,
        };
        return AskAsync<ListTasksResponse, IReadOnlyList<string>>(
            client => client.ListTasksAsync(request, cancellationToken), response => [.. (response.TaskArns ?? []).OfType<string>()], cancellationToken);
    }

    public Task<EcsResult<TaskLaunch>> RunTaskAsync(TaskRef task, TaskEntry entry, string clientToken, CancellationToken cancellationToken) =>
        AskAsync(
            client => client.RunTaskAsync(RunTaskMapping.ToRequest(task, entry, clientToken), cancellationToken),
            response => SnapshotMapping.ToLaunch(response.Tasks ?? [], response.Failures ?? []),
            cancellationToken);

    public Task<EcsResult<IReadOnlyList<TaskSnapshot>>> DescribeTasksAsync(
        string cluster, IReadOnlyList<string> taskArns, CancellationToken cancellationToken)
    {
        var request = new DescribeTasksRequest { Cluster = cluster, Tasks = [.. taskArns] };
        return AskAsync<DescribeTasksResponse, IReadOnlyList<TaskSnapshot>>(
            client => client.DescribeTasksAsync(request, cancellationToken),
            response => [.. SnapshotMapping.Identified(response.Tasks ?? []).Select(SnapshotMapping.ToTaskSnapshot)],
            cancellationToken);
    }

    public Task<EcsResult<TaskDefinitionSnapshot>> DescribeTaskDefinitionAsync(string name, CancellationToken cancellationToken)
    {
        var request = new DescribeTaskDefinitionRequest { TaskDefinition = name };
        return AskAsync(
            client => client.DescribeTaskDefinitionAsync(request, cancellationToken),
            response => response.TaskDefinition?.ToSnapshot(),
            cancellationToken);
    }

    public void Dispose()
    {
        if (_client.IsValueCreated)
            _client.Value.Dispose();
    }

    private static NamePage ToPage(List<string>? arns, string? nextToken) => new([.. (arns ?? []).OfType<string>().Select(SnapshotMapping.NameIn)], nextToken);

    /// <summary>
    /// Calls ECS. Cancellation returns control immediately, even while the AWS SDK waits for credentials, which it cannot cancel. The call is
    /// not sent after cancellation.
    /// </summary>
    /// <param name="read">Returns null for a response without required members, which leaves the outcome of the call unknown.</param>
    private async Task<EcsResult<T>> AskAsync<TResponse, T>(
        Func<IAmazonECS, Task<TResponse>> ask, Func<TResponse, T?> read, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return read(await ask(_client.Value).WaitAsync(cancellationToken)) is { } value
                ? new EcsResult<T>.Ok(value)
                : new EcsResult<T>.Failed(EcsFailureMap.Incomplete);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return new EcsResult<T>.Failed(EcsFailureMap.Of(exception));
        }
    }
}
