namespace EcsRestart.Ecs;

/// <summary>The response of one DescribeServiceDeployments call.</summary>
/// <param name="Deployments">The records that ECS found.</param>
/// <param name="FailedArns">The ARNs that ECS lists as failures: those of service deployments, or of service revisions that they refer to.</param>
public sealed record DescribedServiceDeployments(IReadOnlyList<ServiceDeploymentSnapshot> Deployments, IReadOnlyList<string> FailedArns)
{
    /// <summary>True when a failure concerns this service deployment or a service revision of its service.</summary>
    internal bool HasFailed(string arn) => FailedArns.Any(failed => failed == arn || IsRevisionOfSameService(failed, arn));

    private static bool IsRevisionOfSameService(string failed, string arn) =>
        failed.Split('/') is [var kind, var cluster, var service, _] && kind.EndsWith(":service-revision", StringComparison.Ordinal)
        && arn.Split('/') is [_, var ownCluster, var ownService, _] && (cluster, service) == (ownCluster, ownService);
}
