namespace EcsRestart.Request;

/// <summary>A container override: an entry of <c>overrides</c>.</summary>
/// <param name="Command">Null for the command of the task definition.</param>
/// <param name="Environment">Environment variables to add or replace. Their values are never shown.</param>
public sealed record OverrideEntry(string Container, IReadOnlyList<string>? Command, IReadOnlyDictionary<string, string> Environment);
