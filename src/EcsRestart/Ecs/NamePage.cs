namespace EcsRestart.Ecs;

/// <summary>One page of a list of clusters or services.</summary>
/// <param name="Names">Names, not ARNs.</param>
/// <param name="NextToken">Requests the next page; null on the last.</param>
public sealed record NamePage(IReadOnlyList<string> Names, string? NextToken);
