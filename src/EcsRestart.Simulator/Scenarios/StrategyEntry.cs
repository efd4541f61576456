namespace EcsRestart.Simulator;

/// <summary>A deployment strategy in a scenario file.</summary>
internal sealed record StrategyEntry
{
    private static readonly DeploymentStrategy Defaults = new();

    public required string Type { get; init; }

    public double BakeMinutes { get; set; } = Defaults.BakeTime.TotalMinutes;

    public double? StepPercent { get; set; }

    public double? StepBakeMinutes { get; set; }

    public IEnumerable<string> Problems(string path)
    {
        if (!DeploymentStrategy.Types.Contains(Type))
            yield return $"{path}.type: '{Type}' is not one of {string.Join(", ", DeploymentStrategy.Types)}.";
        if (BakeMinutes is < 0 or > 1440)
            yield return $"{path}.bakeMinutes: from 0 to 1440.";
        if (StepPercent is <= 0 or > 100)
            yield return $"{path}.stepPercent: must be above 0 and at most 100.";
        if (StepBakeMinutes is < 0 or > 1440)
            yield return $"{path}.stepBakeMinutes: from 0 to 1440.";
    }

    public DeploymentStrategy ToStrategy() => new()
    {
        Type = Type,
        BakeTime = TimeSpan.FromMinutes(BakeMinutes),
        StepPercent = StepPercent,
        StepBakeTime = StepBakeMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
    };
}
