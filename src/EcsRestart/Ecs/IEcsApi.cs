using EcsRestart.Names;
using EcsRestart.Request;

namespace EcsRestart.Ecs;

/// <summary>
/// Amazon ECS in one account and Region. Every method makes one call and never makes it again by itself; expected trouble is a
/// value, only cancellation is thrown.
/// </summary>
public interface IEcsApi
{
    /// <summary>The Region's name, such as <c>eu-central-1</c>; empty when it is not known.</summary>
    string Region { get; }

    /// <summary>Calls UpdateService with nothing but cluster, service and forceNewDeployment. The call is not idempotent.</summary>
    Task<EcsResult<ServiceSnapshot>> ForceNewDeploymentAsync(ServiceRef service, CancellationToken cancellationToken);

    /// <summary>Calls DescribeServices, tags included. What ECS does not know is missing from the answer.</summary>
    /// <param name="cluster">The cluster's name or ARN.</param>
    /// <param name="serviceNames">1 to <see cref="EcsLimits.ServicesPerDescribe"/> names.</param>
    Task<EcsResult<IReadOnlyList<ServiceSnapshot>>> DescribeServicesAsync(
        string cluster, IReadOnlyList<string> serviceNames, CancellationToken cancellationToken);

    /// <summary>Calls ListServiceDeployments for a page of <see cref="EcsLimits.NamesPerPage"/>. The list may lag behind.</summary>
    /// <param name="createdAfter">Lists deployments that were created after this moment, by ECS's clock.</param>
    /// <param name="nextToken">From the previous page; null for the first.</param>
    Task<EcsResult<ServiceDeploymentPage>> ListServiceDeploymentsAsync(
        ServiceRef service, DateTimeOffset createdAfter, string? nextToken, CancellationToken cancellationToken);

    /// <summary>Calls DescribeServiceDeployments.</summary>
    /// <param name="arns">1 to <see cref="EcsLimits.ServiceDeploymentsPerDescribe"/> ARNs, of any clusters.</param>
    Task<EcsResult<DescribedServiceDeployments>> DescribeServiceDeploymentsAsync(
        IReadOnlyList<string> arns, CancellationToken cancellationToken);

    /// <summary>
    /// Calls StopServiceDeployment with stop type ROLLBACK. ECS rolls back in the background. The call may be repeated: ECS accepts it in
    /// every unfinished state (Developer Guide, "Stopping Amazon ECS service deployments").
    /// </summary>
    /// <returns>The ARN.</returns>
    Task<EcsResult<string>> RollBackServiceDeploymentAsync(string arn, CancellationToken cancellationToken);

    /// <summary>Calls DescribeServiceRevisions. A revision that ECS does not return is missing from the response.</summary>
    /// <param name="arns">1 to <see cref="EcsLimits.ServiceRevisionsPerDescribe"/> ARNs, of any clusters.</param>
    Task<EcsResult<IReadOnlyList<ServiceRevisionSnapshot>>> DescribeServiceRevisionsAsync(
        IReadOnlyList<string> arns, CancellationToken cancellationToken);

    /// <summary>Calls ListClusters for a page of <see cref="EcsLimits.NamesPerPage"/>.</summary>
    /// <param name="nextToken">From the page before; null for the first.</param>
    Task<EcsResult<NamePage>> ListClustersAsync(string? nextToken, CancellationToken cancellationToken);

    /// <summary>Calls ListServices for a page of <see cref="EcsLimits.NamesPerPage"/>; ECS leaves out services that were deleted.</summary>
    /// <param name="cluster">The cluster's name or ARN.</param>
    /// <param name="nextToken">From the page before; null for the first.</param>
    Task<EcsResult<NamePage>> ListServicesAsync(string cluster, string? nextToken, CancellationToken cancellationToken);

    /// <summary>Calls ListTasks for the service's stopped tasks: the first <see cref="EcsLimits.NamesPerPage"/> of them.</summary>
    /// <returns>The tasks' ARNs.</returns>
    Task<EcsResult<IReadOnlyList<string>>> ListStoppedTasksAsync(ServiceRef service, CancellationToken cancellationToken);

    /// <summary>Calls RunTask. It may be called again with the same parameters: the client token keeps ECS from starting anything twice.</summary>
    /// <param name="clientToken">Up to 64 ASCII characters.</param>
    Task<EcsResult<TaskLaunch>> RunTaskAsync(TaskRef task, TaskEntry entry, string clientToken, CancellationToken cancellationToken);

    /// <summary>Calls DescribeTasks. What ECS does not know, or does not know yet, is missing from the answer.</summary>
    /// <param name="cluster">The cluster's name or ARN.</param>
    /// <param name="taskArns">1 to <see cref="EcsLimits.NamesPerPage"/> ARNs.</param>
    Task<EcsResult<IReadOnlyList<TaskSnapshot>>> DescribeTasksAsync(
        string cluster, IReadOnlyList<string> taskArns, CancellationToken cancellationToken);

    /// <summary>Calls DescribeTaskDefinition.</summary>
    /// <param name="name"><c>family</c> for its latest active revision, <c>family:revision</c> or an ARN.</param>
    Task<EcsResult<TaskDefinitionSnapshot>> DescribeTaskDefinitionAsync(string name, CancellationToken cancellationToken);
}
