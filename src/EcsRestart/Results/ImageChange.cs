namespace EcsRestart.Results;

/// <summary>A container whose image digest differs from that of the previous deployment.</summary>
/// <param name="From">The digest in the previous deployment.</param>
/// <param name="To">The digest in the new deployment.</param>
public sealed record ImageChange(string Container, string From, string To);
