using System.Text.Json;

namespace EcsRestart.Simulator;

/// <summary>A fault as a scenario file writes it.</summary>
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

    /// <summary>An action that names STS's; all others, and faults of any action, are of ECS.</summary>
    public bool IsOfSts => StsActions.IsKnown(Action ?? "");

    public IEnumerable<string> Problems(string path)
    {
        if (!Kinds.ContainsKey(Kind))
            yield return $"{path}.kind: '{Kind}' is none of {string.Join(", ", Kinds.Keys)}.";
        if (Action is { } action && !IsOfSts && !EcsActions.IsKnown(action) && !SimulatedListStores.IsKnown(action))
            yield return $"{path}.action: the simulator does not know the operation '{action}'.";
        if (IsOfSts && Cluster is not null)
            yield return $"{path}.cluster: {Action} knows no clusters.";
        if (IsOfSts && Service is not null)
            yield return $"{path}.service: {Action} knows no services.";
        if (FirstCall < 1)
            yield return $"{path}.firstCall: calls are counted from 1.";
        if (Count < 1)
            yield return $"{path}.count: at least 1.";
        if (Chance is not (> 0 and <= 1))
            yield return $"{path}.chance: greater than 0, up to 1.";
        if (DelaySeconds < 0)
            yield return $"{path}.delaySeconds: below 0.";
        if (DelaySeconds > ServiceEntry.MaxDuration)
            yield return $"{path}.delaySeconds: above {ServiceEntry.MaxDuration}.";
        if (Kind == "slow" && DelaySeconds == 0)
            yield return $"{path}.delaySeconds: a slow answer needs a delay.";
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
