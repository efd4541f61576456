using EcsRestart.Ecs;
using EcsRestart.Names;
using EcsRestart.Request;

namespace EcsRestart.Tests.Support;

/// <summary>Counts the calls in progress, so that time stands still while the AWS client works on one.</summary>
internal sealed class CallCountingEcs(IEcsApi ecs) : IEcsApi
{
    public int CallsInProgress { get; private set; }

    public string Region => ecs.Region;

    public Task<EcsResult<ServiceSnapshot>> ForceNewDeploymentAsync(ServiceRef service, CancellationToken cancellationToken) =>
        CountAsync(ecs.ForceNewDeploymentAsync(service, cancellationToken));

    public Task<EcsResult<IReadOnlyList<ServiceSnapshot>>> DescribeServicesAsync(
        string cluster, IReadOnlyList<string> serviceNames, CancellationToken cancellationToken) =>
        CountAsync(ecs.DescribeServicesAsync(cluster, serviceNames, cancellationToken));

    public Task<EcsResult<ServiceDeploymentPage>> ListServiceDeploymentsAsync(
        ServiceRef service, DateTimeOffset createdAfter, string? nextToken, CancellationToken cancellationToken) =>
        CountAsync(ecs.ListServiceDeploymentsAsync(service, createdAfter, nextToken, cancellationToken));

    public Task<EcsResult<DescribedServiceDeployments>> DescribeServiceDeploymentsAsync(
        IReadOnlyList<string> arns, CancellationToken cancellationToken) =>
        CountAsync(ecs.DescribeServiceDeploymentsAsync(arns, cancellationToken));

    public Task<EcsResult<string>> RollBackServiceDeploymentAsync(string arn, CancellationToken cancellationToken) =>
        CountAsync(ecs.RollBackServiceDeploymentAsync(arn, cancellationToken));

    public Task<EcsResult<IReadOnlyList<ServiceRevisionSnapshot>>> DescribeServiceRevisionsAsync(
        IReadOnlyList<string> arns, CancellationToken cancellationToken) =>
        CountAsync(ecs.DescribeServiceRevisionsAsync(arns, cancellationToken));

    public Task<EcsResult<NamePage>> ListClustersAsync(string? nextToken, CancellationToken cancellationToken) =>
        CountAsync(ecs.ListClustersAsync(nextToken, cancellationToken));

    public Task<EcsResult<NamePage>> ListServicesAsync(string cluster, string? nextToken, CancellationToken cancellationToken) =>
        CountAsync(ecs.ListServicesAsync(cluster, nextToken, cancellationToken));

    public Task<EcsResult<IReadOnlyList<string>>> ListStoppedTasksAsync(ServiceRef service, CancellationToken cancellationToken) =>
        CountAsync(ecs.ListStoppedTasksAsync(service, cancellationToken));

    public Task<EcsResult<TaskLaunch>> RunTaskAsync(
        TaskRef task, TaskEntry entry, string clientToken, CancellationToken cancellationToken) =>
        CountAsync(ecs.RunTaskAsync(task, entry, clientToken, cancellationToken));

    public Task<EcsResult<IReadOnlyList<TaskSnapshot>>> DescribeTasksAsync(
        string cluster, IReadOnlyList<string> taskArns, CancellationToken cancellationToken) =>
        CountAsync(ecs.DescribeTasksAsync(cluster, taskArns, cancellationToken));

    public Task<EcsResult<TaskDefinitionSnapshot>> DescribeTaskDefinitionAsync(string name, CancellationToken cancellationToken) =>
        CountAsync(ecs.DescribeTaskDefinitionAsync(name, cancellationToken));

    private async Task<T> CountAsync<T>(Task<T> call)
    {
        CallsInProgress++;
        try
        {
            return await call;
        }
        finally
        {
            CallsInProgress--;
        }
    }
}
