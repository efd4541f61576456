namespace EcsRestart.Ecs;

/// <summary>The image of a container in a service revision.</summary>
/// <param name="Container">The name of the container.</param>
/// <param name="Digest">
/// Null when ECS returned none: before the first task of the revision has started, and for some containers always (Developer Guide,
/// "Container image resolution").
/// </param>
public sealed record ContainerImage(string Container, string? Digest);
