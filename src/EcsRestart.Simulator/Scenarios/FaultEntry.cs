namespace EcsRestart.Simulator;

/// <summary>A fault as a scenario file writes it.</summary>
internal sealed record FaultEntry
{
    public required FaultKind Kind { get; init; }

    public string? Comment { get; init; }

    public string? Action { get; init; }

    public string? Cluster { get; init; }

    public string? Service { get; init; }

    public int FirstCall { get; init; } = 1;

    public int? Count { get; init; }

    public double DelaySeconds { get; init; }

    public IEnumerable<string> Problems(string path)
    {
        if (Action is { } action && !EcsActions.Knows(action))
            yield return $"{path}.action: the simulator does not know the operation '{action}'.";
        if (FirstCall < 1)
            yield return $"{path}.firstCall: calls are counted from 1.";
        if (Count < 1)
            yield return $"{path}.count: at least 1.";
        if (DelaySeconds < 0)
            yield return $"{path}.delaySeconds: below 0.";
        if (Kind == FaultKind.Slow && DelaySeconds == 0)
            yield return $"{path}.delaySeconds: a slow answer needs a delay.";
    }

    public Fault ToFault() => new()
    {
        Kind = Kind,
        Action = Action,
        Cluster = Cluster,
        Service = Service,
        FirstCall = FirstCall,
        Count = Count,
        Delay = TimeSpan.FromSeconds(DelaySeconds),
    };
}
