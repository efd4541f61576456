using EcsRestart.Names;
using EcsRestart.Request;

namespace EcsRestart.Ecs;

/// <summary>
/// Amazon ECS in one account and Region. Every method sends one call and never repeats it. Expected failures are returned; only
/// cancellation is thrown.
/// </summary>
public interface IEcsApi
{
    /// <summary>The name of the Region, such as <c>eu-central-1</c>; empty when it is unknown.</summary>
    string Region { get; }

    /// <summary>Calls UpdateService with only cluster, service and forceNewDeployment. The call is not idempotent.</summary>
    Task<EcsResult<ServiceSnapshot>> ForceNewDeploymentAsync(ServiceRef service, CancellationToken cancellationToken);

    /// <summary>Calls DescribeServices, including tags. Services that do not exist are missing from the response.</summary>
    /// <param name="cluster">The name or ARN of the cluster.</param>
    /// <param name="serviceNames">1 to <see cref="EcsLimits.ServicesPerDescribe"/> names.</param>
    Task<EcsResult<IReadOnlyList<ServiceSnapshot>>> DescribeServicesAsync(
        string cluster, IReadOnlyList<string> serviceNames, CancellationToken cancellationToken);

    /// <summary>Calls ListServiceDeployments for one page of <see cref="EcsLimits.NamesPerPage"/>. The list may lag behind.</summary>
    /// <param name="createdAfter">Lists only deployments created after this time, by the ECS clock.</param>
    /// <param name="nextToken">The token from the previous page; null for the first page.</param>
    Task<EcsResult<ServiceDeploymentPage>> ListServiceDeploymentsAsync(
        ServiceRef service, DateTimeOffset createdAfter, string? nextToken, CancellationToken cancellationToken);

    /// <summary>Calls DescribeServiceDeployments.</summary>
    /// <param name="arns">1 to <see cref="EcsLimits.ServiceDeploymentsPerDescribe"/> ARNs, which may belong to different clusters.</param>
    Task<EcsResult<DescribedServiceDeployments>> DescribeServiceDeploymentsAsync(
        IReadOnlyList<string> arns, CancellationToken cancellationToken);

    /// <summary>
    /// Calls StopServiceDeployment with stop type ROLLBACK. ECS rolls back in the background. The call can be repeated, because ECS
    /// accepts it in every unfinished state (Developer Guide, "Stopping Amazon ECS service deployments").
    /// </summary>
    /// <returns>The ARN of the service deployment.</returns>
    Task<EcsResult<string>> RollBackServiceDeploymentAsync(string arn, CancellationToken cancellationToken);

    /// <summary>Calls DescribeServiceRevisions. A revision that ECS does not return is missing from the response.</summary>
    /// <param name="arns">1 to <see cref="EcsLimits.ServiceRevisionsPerDescribe"/> ARNs, which may belong to different clusters.</param>
    Task<EcsResult<IReadOnlyList<ServiceRevisionSnapshot>>> DescribeServiceRevisionsAsync(
        IReadOnlyList<string> arns, CancellationToken cancellationToken);

    /// <summary>Calls ListClusters for one page of <see cref="EcsLimits.NamesPerPage"/>.</summary>
    /// <param name="nextToken">The token from the previous page; null for the first page.</param>
    Task<EcsResult<NamePage>> ListClustersAsync(string? nextToken, CancellationToken cancellationToken);

    /// <summary>Calls ListServices for one page of <see cref="EcsLimits.NamesPerPage"/>. ECS does not list deleted services.</summary>
    /// <param name="cluster">The name or ARN of the cluster.</param>
    /// <param name="nextToken">The token from the previous page; null for the first page.</param>
    Task<EcsResult<NamePage>> ListServicesAsync(string cluster, string? nextToken, CancellationToken cancellationToken);

    /// <summary>Calls ListTasks for the first <see cref="EcsLimits.NamesPerPage"/> stopped tasks of the service.</summary>
    /// <returns>The ARNs of the tasks.</returns>
    Task<EcsResult<IReadOnlyList<string>>> ListStoppedTasksAsync(ServiceRef service, CancellationToken cancellationToken);

    /// <summary>
    /// Calls RunTask. The call can be repeated with the same parameters, because the client token keeps ECS from starting tasks twice.
    /// </summary>
    /// <param name="clientToken">Up to 64 ASCII characters.</param>
    Task<EcsResult<TaskLaunch>> RunTaskAsync(TaskRef task, TaskEntry entry, string clientToken, CancellationToken cancellationToken);

    /// <summary>Calls DescribeTasks. Tasks that ECS does not return, or not yet, are missing from the response.</summary>
    /// <param name="cluster">The name or ARN of the cluster.</param>
    /// <param name="taskArns">1 to <see cref="EcsLimits.NamesPerPage"/> ARNs.</param>
    Task<EcsResult<IReadOnlyList<TaskSnapshot>>> DescribeTasksAsync(
        string cluster, IReadOnlyList<string> taskArns, CancellationToken cancellationToken);

    /// <summary>Calls DescribeTaskDefinition.</summary>
    /// <param name="name"><c>family</c> for the latest active revision, <c>family:revision</c>, or an ARN.</param>
    Task<EcsResult<TaskDefinitionSnapshot>> DescribeTaskDefinitionAsync(string name, CancellationToken cancellationToken);
}
