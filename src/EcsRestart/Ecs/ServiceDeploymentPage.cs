namespace EcsRestart.Ecs;

/// <summary>One page of the list of a service's deployments.</summary>
/// <param name="NextToken">Requests the next page; null on the last.</param>
public sealed record ServiceDeploymentPage(IReadOnlyList<ServiceDeploymentSnapshot> Deployments, string? NextToken);
