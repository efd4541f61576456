using System.Text.Json;

namespace EcsRestart.Simulator;

/// <summary>Why one-time tasks do not run, in a scenario file.</summary>
internal sealed record LaunchFailureEntry
{
    private static readonly Dictionary<string, LaunchFailureKind> Kinds = Enum.GetValues<LaunchFailureKind>()
        .ToDictionary(kind => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString()), StringComparer.Ordinal);

    public required string Kind { get; init; }

    public string? Reason { get; set; }

    public IEnumerable<string> Problems(string path)
    {
        if (!Kinds.ContainsKey(Kind))
            yield return $"{path}.kind: '{Kind}' is not one of {string.Join(", ", Kinds.Keys)}.";
    }

    public LaunchFailure ToFailure() => new(Kinds[Kind], Reason);
}
