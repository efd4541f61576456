using System.Text.Json;

namespace EcsRestart.Simulator;

/// <summary>A fault in a scenario file.</summary>
internal sealed record FaultEntry
{
    private static readonly Dictionary<string, FaultKind> Kinds = Enum.GetValues<FaultKind>()
        .ToDictionary(kind => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString()), StringComparer.Ordinal);

    public required string Kind { get; init; }

    public string? Comment { get; set; }

    public string? Action { get; set; }

    public string? Cluster { get; set; }

    public string? Service { get; set; }

    public int FirstCall { get; set; } = 1;

    public int? Count { get; set; }

    public double Chance { get; set; } = 1;

    public int Seed { get; set; }

    public double DelaySeconds { get; set; }

    /// <summary>True when the action is an STS action. Other actions, and faults of any action, belong to ECS.</summary>
    public bool IsSts => StsActions.IsKnown(Action ?? "");

    public IEnumerable<string> Problems(string path)
    {
        if (!Kinds.ContainsKey(Kind))
            yield return $"{path}.kind: '{Kind}' is not one of {string.Join(", ", Kinds.Keys)}.";
        if (Action is { } action && !IsSts && !EcsActions.IsKnown(action) && !SimulatedListStores.IsKnown(action))
            yield return $"{path}.action: the simulator does not support the operation '{action}'.";
        if (IsSts && Cluster is not null)
            yield return $"{path}.cluster: not allowed with {Action}.";
        if (IsSts && Service is not null)
            yield return $"{path}.service: not allowed with {Action}.";
        if (FirstCall < 1)
            yield return $"{path}.firstCall: must be at least 1.";
        if (Count < 1)
            yield return $"{path}.count: must be at least 1.";
        if (Chance is not (> 0 and <= 1))
            yield return $"{path}.chance: must be above 0 and at most 1.";
        if (DelaySeconds < 0)
            yield return $"{path}.delaySeconds: must be at least 0.";
        if (DelaySeconds > ServiceEntry.MaxDuration)
            yield return $"{path}.delaySeconds: must be at most {ServiceEntry.MaxDuration}.";
        if (Kind == "slow" && DelaySeconds == 0)
            yield return $"{path}.delaySeconds: required with kind slow.";
    }

    public Fault ToFault() => new()
    {
        Kind = Kinds[Kind],
        Action = Action,
        Cluster = Cluster,
        Service = Service,
        FirstCall = FirstCall,
        Count = Count,
        Chance = Chance,
        Seed = Seed,
        Delay = TimeSpan.FromSeconds(DelaySeconds),
    };
}
