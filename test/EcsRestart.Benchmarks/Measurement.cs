namespace EcsRestart.Benchmarks;

/// <summary>What one process took, from its start on.</summary>
/// <param name="Answer">Until its answer was posted.</param>
/// <param name="FirstUpdate">Until ECS received the first UpdateService.</param>
/// <param name="Cpu">User and system time.</param>
/// <param name="PeakMegabytes">The most memory it had resident.</param>
internal sealed record Measurement(TimeSpan Answer, TimeSpan FirstUpdate, TimeSpan Cpu, double PeakMegabytes)
{
    /// <summary>The median of each figure.</summary>
    public static Measurement Median(IReadOnlyCollection<Measurement> all) => new(
        Middle(all.Select(one => one.Answer)),
        Middle(all.Select(one => one.FirstUpdate)),
        Middle(all.Select(one => one.Cpu)),
        Middle(all.Select(one => one.PeakMegabytes)));

    private static T Middle<T>(IEnumerable<T> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
