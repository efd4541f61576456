namespace EcsRestart.Simulator;

/// <summary>The API rate limits in a scenario file.</summary>
internal sealed record RateEntry
{
    public bool Enable { get; set; } = true;

    public double Scale { get; set; } = 1;

    public double OthersPerSecond { get; set; }

    public IEnumerable<string> Problems(string path)
    {
        if (Scale <= 0)
            yield return $"{path}.scale: must be above 0.";
        if (OthersPerSecond < 0)
            yield return $"{path}.othersPerSecond: must be at least 0.";
    }

    public ApiRate ToRate() => Enable ? new() { Scale = Scale, OthersPerSecond = OthersPerSecond } : ApiRate.Unlimited;
}
