namespace EcsRestart.Simulator;

/// <summary>How often the API may be called, as a scenario file writes it.</summary>
internal sealed record RateEntry
{
    public bool Enable { get; set; } = true;

    public double Scale { get; set; } = 1;

    public double OthersPerSecond { get; set; }

    public IEnumerable<string> Problems(string path)
    {
        if (Scale <= 0)
            yield return $"{path}.scale: greater than 0.";
        if (OthersPerSecond < 0)
            yield return $"{path}.othersPerSecond: below 0.";
    }

    public ApiRate ToRate() => Enable ? new() { Scale = Scale, OthersPerSecond = OthersPerSecond } : ApiRate.Unlimited;
}
