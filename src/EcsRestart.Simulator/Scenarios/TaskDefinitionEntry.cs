namespace EcsRestart.Simulator;

/// <summary>A task definition as a scenario file writes it; what is absent is as <see cref="TaskBehavior"/> has it.</summary>
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
            yield return FormattableString.Invariant($"{path}.{member}: {value} is above {ServiceEntry.MaxDuration}.");
        foreach (var (member, value) in numbers.Where(number => number.Value < 0))
            yield return FormattableString.Invariant($"{path}.{member}: {value} is below 0.");
        if (!NetworkModes.Contains(NetworkMode))
            yield return $"{path}.networkMode: '{NetworkMode}' is none of {string.Join(", ", NetworkModes)}.";
        if (Containers is { Count: 0 })
            yield return $"{path}.containers: at least one.";
        foreach (var problem in (Containers ?? []).SelectMany((container, index) => container.Problems($"{path}.containers[{index}]")))
            yield return problem;
        foreach (var problem in Failure?.Problems($"{path}.failure") ?? [])
            yield return problem;
    }

    public TaskBehavior ToBehaviour() => new()
    {
        Containers = Containers is null ? Defaults.Containers : [.. Containers.Select(container => container.ToContainer())],
        NetworkMode = NetworkMode,
        StartDelay = TimeSpan.FromSeconds(StartSeconds),
        RunDelay = NeverEnds ? null : TimeSpan.FromSeconds(RunSeconds),
        StopDelay = TimeSpan.FromSeconds(StopSeconds),
        Failure = Failure?.ToFailure(),
    };
}
