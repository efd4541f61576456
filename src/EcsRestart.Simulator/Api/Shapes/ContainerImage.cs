namespace EcsRestart.Simulator;

/// <summary>The image of a container in a service revision.</summary>
/// <param name="ImageDigest">Null until the first task of the revision has been running.</param>
internal sealed record ContainerImage(string ContainerName, string Image, string? ImageDigest);
