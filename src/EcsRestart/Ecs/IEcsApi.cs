using EcsRestart.Targets;

namespace EcsRestart.Ecs;

/// <summary>Amazon ECS in one account and Region. Expected trouble is a value; only cancellation is thrown.</summary>
public interface IEcsApi
{
    /// <summary>The Region's name, such as <c>eu-central-1</c>; empty when it is not known.</summary>
    string Region { get; }

    /// <summary>
    /// Calls UpdateService with nothing but cluster, service and forceNewDeployment, exactly once: the call is not idempotent.
    /// </summary>
    Task<EcsAnswer<ServiceSnapshot>> ForceNewDeploymentAsync(ServiceRef service, CancellationToken cancellationToken);

    /// <summary>Calls DescribeServices once. What ECS does not know is missing from the answer.</summary>
    /// <param name="cluster">The cluster's name or ARN.</param>
    /// <param name="serviceNames">1 to <see cref="EcsLimits.ServicesPerDescribe"/> names.</param>
    Task<EcsAnswer<IReadOnlyList<ServiceSnapshot>>> DescribeServicesAsync(
        string cluster, IReadOnlyList<string> serviceNames, CancellationToken cancellationToken);
}
