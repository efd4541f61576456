using EcsRestart.Ecs;
using EcsRestart.Names;
using EcsRestart.Request;

namespace EcsRestart.Cli.Session;

/// <summary>Records the outcome of each call in <see cref="Reachability"/>.</summary>
internal sealed class TrackingEcsApi(IEcsApi ecs, Reachability reachability) : IEcsApi
{
    public string Region => ecs.Region;

    public async Task<EcsResult<ServiceSnapshot>> ForceNewDeploymentAsync(ServiceRef service, CancellationToken cancellationToken) =>
        Record(await ecs.ForceNewDeploymentAsync(service, cancellationToken));

    public async Task<EcsResult<IReadOnlyList<ServiceSnapshot>>> DescribeServicesAsync(
        string cluster, IReadOnlyList<string> serviceNames, CancellationToken cancellationToken) =>
        Record(await ecs.DescribeServicesAsync(cluster, serviceNames, cancellationToken));

    public async Task<EcsResult<ServiceDeploymentPage>> ListServiceDeploymentsAsync(
        ServiceRef service, DateTimeOffset createdAfter, string? nextToken, CancellationToken cancellationToken) =>
        Record(await ecs.ListServiceDeploymentsAsync(service, createdAfter, nextToken, cancellationToken));

    public async Task<EcsResult<DescribedServiceDeployments>> DescribeServiceDeploymentsAsync(
        IReadOnlyList<string> arns, CancellationToken cancellationToken) =>
        Record(await ecs.DescribeServiceDeploymentsAsync(arns, cancellationToken));

    public async Task<EcsResult<string>> RollBackServiceDeploymentAsync(string arn, CancellationToken cancellationToken) =>
        Record(await ecs.RollBackServiceDeploymentAsync(arn, cancellationToken));

    public async Task<EcsResult<IReadOnlyList<ServiceRevisionSnapshot>>> DescribeServiceRevisionsAsync(
        IReadOnlyList<string> arns, CancellationToken cancellationToken) =>
        Record(await ecs.DescribeServiceRevisionsAsync(arns, cancellationToken));

    public async Task<EcsResult<NamePage>> ListClustersAsync(string? nextToken, CancellationToken cancellationToken) =>
        Record(await ecs.ListClustersAsync(nextToken, cancellationToken));

    public async Task<EcsResult<NamePage>> ListServicesAsync(string cluster, string? nextToken, CancellationToken cancellationToken) =>
        Record(await ecs.ListServicesAsync(cluster, nextToken, cancellationToken));

    public async Task<EcsResult<IReadOnlyList<string>>> ListStoppedTasksAsync(ServiceRef service, CancellationToken cancellationToken) =>
        Record(await ecs.ListStoppedTasksAsync(service, cancellationToken));

    public async Task<EcsResult<TaskLaunch>> RunTaskAsync(
        TaskRef task, TaskEntry entry, string clientToken, CancellationToken cancellationToken) =>
        Record(await ecs.RunTaskAsync(task, entry, clientToken, cancellationToken));

    public async Task<EcsResult<IReadOnlyList<TaskSnapshot>>> DescribeTasksAsync(
        string cluster, IReadOnlyList<string> taskArns, CancellationToken cancellationToken) =>
        Record(await ecs.DescribeTasksAsync(cluster, taskArns, cancellationToken));

    public async Task<EcsResult<TaskDefinitionSnapshot>> DescribeTaskDefinitionAsync(string name, CancellationToken cancellationToken) =>
        Record(await ecs.DescribeTaskDefinitionAsync(name, cancellationToken));

    private EcsResult<T> Record<T>(EcsResult<T> result)
    {
        reachability.Record((result as EcsResult<T>.Failed)?.Failure);
        return result;
    }
}
