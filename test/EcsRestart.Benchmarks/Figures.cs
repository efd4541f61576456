namespace EcsRestart.Benchmarks;

/// <summary>What one contestant took in one case.</summary>
/// <param name="Of">The medians.</param>
/// <param name="Baseline">Those of the baseline in the same run; null when it was left out.</param>
internal sealed record Figures(Contestant Contestant, int Services, int LatencyMilliseconds, Measurement Of, Measurement? Baseline)
{
    public string Case => $"{Services} services, {LatencyMilliseconds} ms";

    /// <summary>Measures all contestants in turn, so that what else the machine does strikes them alike.</summary>
    public static async Task<IReadOnlyList<Figures>> MeasureAsync(
        IReadOnlyList<Contestant> contestants, int services, int latencyMilliseconds, int runs)
    {
        var invocation = new Invocation(services, TimeSpan.FromMilliseconds(latencyMilliseconds));
        var measured = contestants.ToDictionary(contestant => contestant, _ => new List<Measurement>());
        for (var run = 0; run < runs; run++)
        {
            foreach (var contestant in contestants)
                measured[contestant].Add(await invocation.MeasureAsync(contestant));
        }

        var medians = contestants.ToDictionary(contestant => contestant, contestant => Measurement.Median(measured[contestant]));
        var baseline = medians.FirstOrDefault(one => one.Key.Name == Contestants.Baseline).Value;
        return [.. contestants.Select(contestant => new Figures(contestant, services, latencyMilliseconds, medians[contestant], baseline))];
    }
}
