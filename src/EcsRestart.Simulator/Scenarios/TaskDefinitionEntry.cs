namespace EcsRestart.Simulator;

/// <summary>A task definition in a scenario file. Absent members have the defaults of <see cref="TaskBehavior"/>.</summary>
internal sealed record TaskDefinitionEntry
{
    private static readonly TaskBehavior Defaults = new();
    private static readonly string[] NetworkModes = ["awsvpc", "bridge", "host", "none"];

    public required string Name { get; init; }

    public string? Comment { get; set; }

    public IReadOnlyList<ContainerEntry>? Containers { get; set; }

    public string NetworkMode { get; set; } = Defaults.NetworkMode;

    public double StartSeconds { get; set; } = Defaults.StartDelay.TotalSeconds;

    public double RunSeconds { get; set; } = (Defaults.RunDelay ?? default).TotalSeconds;

    public double StopSeconds { get; set; } = Defaults.StopDelay.TotalSeconds;

    public bool NeverEnds { get; set; }

    public LaunchFailureEntry? Failure { get; set; }

    public IEnumerable<string> Problems(string path)
    {
        (string Member, double Value)[] numbers = [("startSeconds", StartSeconds), ("runSeconds", RunSeconds), ("stopSeconds", StopSeconds)];
        foreach (var (member, value) in numbers.Where(number => number.Value > ServiceEntry.MaxDuration))
            yield return FormattableString.Invariant($"{path}.{member}: must be at most {ServiceEntry.MaxDuration}, found {value}.");
        foreach (var (member, value) in numbers.Where(number => number.Value < 0))
            yield return FormattableString.Invariant($"{path}.{member}: must be at least 0, found {value}.");
        if (!NetworkModes.Contains(NetworkMode))
            yield return $"{path}.networkMode: '{NetworkMode}' is not one of {string.Join(", ", NetworkModes)}.";
        if (Containers is { Count: 0 })
            yield return $"{path}.containers: must contain at least one container.";
        foreach (var problem in (Containers ?? []).SelectMany((container, index) => container.Problems($"{path}.containers[{index}]")))
            yield return problem;
        foreach (var problem in Failure?.Problems($"{path}.failure") ?? [])
            yield return problem;
    }

    public TaskBehavior ToBehavior() => new()
    {
        Containers = Containers is null ? Defaults.Containers : [.. Containers.Select(container => container.ToContainer())],
        NetworkMode = NetworkMode,
        StartDelay = TimeSpan.FromSeconds(StartSeconds),
        RunDelay = NeverEnds ? null : TimeSpan.FromSeconds(RunSeconds),
        StopDelay = TimeSpan.FromSeconds(StopSeconds),
        Failure = Failure?.ToFailure(),
    };
}
