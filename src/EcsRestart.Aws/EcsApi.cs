using Amazon.ECS;
using Amazon.ECS.Model;
using EcsRestart.Ecs;
using EcsRestart.Targets;

namespace EcsRestart.Aws;

/// <summary>Amazon ECS through the AWS SDK. Expected trouble becomes an <see cref="EcsFailure"/>; see <see cref="EcsFailureMap"/>.</summary>
/// <param name="createClient">Makes the client when it is first needed; it must not retry by itself (<see cref="EcsClient"/>).</param>
public sealed class EcsApi(Func<IAmazonECS> createClient) : IEcsApi, IDisposable
{
    private readonly Lazy<IAmazonECS> _client = new(createClient);

    public string Region => _client.Value.Config.RegionEndpoint?.SystemName ?? _client.Value.Config.AuthenticationRegion ?? "";

    public Task<EcsAnswer<ServiceSnapshot>> ForceNewDeploymentAsync(ServiceRef service, CancellationToken cancellationToken) =>
        AskAsync(
            async client =>
            {
                var request = new UpdateServiceRequest { Cluster = service.Cluster, Service = service.ServiceName, ForceNewDeployment = true };
                return (await client.UpdateServiceAsync(request, cancellationToken)).Service.ToSnapshot();
            },
            cancellationToken);

    public Task<EcsAnswer<IReadOnlyList<ServiceSnapshot>>> DescribeServicesAsync(
        string cluster, IReadOnlyList<string> serviceNames, CancellationToken cancellationToken) =>
        AskAsync<IReadOnlyList<ServiceSnapshot>>(
            async client =>
            {
                var request = new DescribeServicesRequest { Cluster = cluster, Services = [.. serviceNames], Include = [ServiceField.TAGS] };
                var response = await client.DescribeServicesAsync(request, cancellationToken);
                return [.. (response.Services ?? []).Select(service => service.ToSnapshot())];
            },
            cancellationToken);

    public Task<EcsAnswer<NamePage>> ListClustersAsync(string? nextToken, CancellationToken cancellationToken) =>
        AskAsync(
            async client =>
            {
                var request = new ListClustersRequest { MaxResults = EcsLimits.NamesPerPage, NextToken = nextToken };
                var response = await client.ListClustersAsync(request, cancellationToken);
                return ToPage(response.ClusterArns, response.NextToken);
            },
            cancellationToken);

    public Task<EcsAnswer<NamePage>> ListServicesAsync(string cluster, string? nextToken, CancellationToken cancellationToken) =>
        AskAsync(
            async client =>
            {
                var request = new ListServicesRequest { Cluster = cluster, MaxResults = EcsLimits.NamesPerPage, NextToken = nextToken };
                var response = await client.ListServicesAsync(request, cancellationToken);
                return ToPage(response.ServiceArns, response.NextToken);
            },
            cancellationToken);

    public Task<EcsAnswer<IReadOnlyList<string>>> ListStoppedTasksAsync(ServiceRef service, CancellationToken cancellationToken) =>
        AskAsync<IReadOnlyList<string>>(
            async client =>
            {
                var request = new ListTasksRequest
                {
                    Cluster = service.Cluster,
                    ServiceName = service.ServiceName,
                    DesiredStatus = DesiredStatus.STOPPED,
                    MaxResults = EcsLimits.NamesPerPage,
                };
                return (await client.ListTasksAsync(request, cancellationToken)).TaskArns ?? [];
            },
            cancellationToken);

    public Task<EcsAnswer<IReadOnlyList<StoppedTask>>> DescribeStoppedTasksAsync(
        string cluster, IReadOnlyList<string> taskArns, CancellationToken cancellationToken) =>
        AskAsync<IReadOnlyList<StoppedTask>>(
            async client =>
            {
                var request = new DescribeTasksRequest { Cluster = cluster, Tasks = [.. taskArns] };
                var response = await client.DescribeTasksAsync(request, cancellationToken);
                return [.. (response.Tasks ?? []).Select(task => task.ToStoppedTask())];
            },
            cancellationToken);

    public Task<EcsAnswer<TaskLaunch>> RunTaskAsync(TaskOrder order, CancellationToken cancellationToken) =>
        AskAsync(
            async client =>
            {
                var response = await client.RunTaskAsync(order.ToRequest(), cancellationToken);
                return new TaskLaunch(
                    [.. (response.Tasks ?? []).Select(task => task.ToTaskSnapshot())],
                    [.. (response.Failures ?? []).Select(Snapshots.InWords)]);
            },
            cancellationToken);

    public Task<EcsAnswer<IReadOnlyList<TaskSnapshot>>> DescribeTasksAsync(
        string cluster, IReadOnlyList<string> taskArns, CancellationToken cancellationToken) =>
        AskAsync<IReadOnlyList<TaskSnapshot>>(
            async client =>
            {
                var request = new DescribeTasksRequest { Cluster = cluster, Tasks = [.. taskArns] };
                var response = await client.DescribeTasksAsync(request, cancellationToken);
                return [.. (response.Tasks ?? []).Select(task => task.ToTaskSnapshot())];
            },
            cancellationToken);

    public Task<EcsAnswer<TaskDefinitionSnapshot>> DescribeTaskDefinitionAsync(string name, CancellationToken cancellationToken) =>
        AskAsync(
            async client =>
            {
                var response = await client.DescribeTaskDefinitionAsync(new DescribeTaskDefinitionRequest { TaskDefinition = name }, cancellationToken);
                return response.TaskDefinition.ToSnapshot();
            },
            cancellationToken);

    public void Dispose()
    {
        if (_client.IsValueCreated)
            _client.Value.Dispose();
    }

    private static NamePage ToPage(List<string>? arns, string? nextToken) => new([.. (arns ?? []).Select(Snapshots.NameIn)], nextToken);

    private async Task<EcsAnswer<T>> AskAsync<T>(Func<IAmazonECS, Task<T>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return new EcsAnswer<T>.Ok(await ask(_client.Value));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            if (EcsFailureMap.Of(exception) is not { } failure)
                throw;

            return new EcsAnswer<T>.Failed(failure);
        }
    }
}
