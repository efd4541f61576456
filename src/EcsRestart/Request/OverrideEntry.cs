namespace EcsRestart.Request;

/// <summary>What a container runs otherwise than its task definition says.</summary>
/// <param name="Command">Null: as defined.</param>
/// <param name="Environment">Variables that are added or replaced; their values are never shown.</param>
public sealed record OverrideEntry(string Container, IReadOnlyList<string>? Command, IReadOnlyDictionary<string, string> Environment);
