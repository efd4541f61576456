namespace EcsRestart.Ecs;

/// <summary>A service revision: what one deployment runs.</summary>
public sealed record ServiceRevisionSnapshot(string Arn, IReadOnlyList<ContainerImage> Images);
