namespace EcsRestart.Ecs;

/// <summary>A service revision, which is the configuration that one deployment runs.</summary>
public sealed record ServiceRevisionSnapshot(string Arn, IReadOnlyList<ContainerImage> Images);
