namespace EcsRestart.Benchmarks;

/// <summary>The measurements of one contestant in one case.</summary>
/// <param name="Of">The medians.</param>
/// <param name="Baseline">The medians of the baseline in the same run. Null when it was skipped.</param>
internal sealed record Figures(Contestant Contestant, int Services, int LatencyMilliseconds, Measurement Of, Measurement? Baseline)
{
    public string Case => $"{Services} services, {LatencyMilliseconds} ms";

    /// <summary>Measures the contestants in turn, so that other load on the machine affects all of them equally.</summary>
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
