namespace EcsRestart.Benchmarks;

/// <summary>The measurement of one process, from its start.</summary>
/// <param name="Response">The time until the response.</param>
/// <param name="FirstUpdate">The time until ECS received the first UpdateService.</param>
/// <param name="Cpu">User and system time.</param>
/// <param name="PeakMegabytes">The peak resident memory.</param>
internal sealed record Measurement(TimeSpan Response, TimeSpan FirstUpdate, TimeSpan Cpu, double PeakMegabytes)
{
    /// <summary>Returns the median of each figure.</summary>
    public static Measurement Median(IReadOnlyCollection<Measurement> all) => new(
        Middle(all.Select(one => one.Response)),
        Middle(all.Select(one => one.FirstUpdate)),
        Middle(all.Select(one => one.Cpu)),
        Middle(all.Select(one => one.PeakMegabytes)));

    private static T Middle<T>(IEnumerable<T> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
