using EcsRestart.Simulator;

namespace EcsRestart.Tests.RandomNights;

/// <summary>Holds the tasks above the desired counts, at each moment, against the limit of the request.</summary>
internal sealed class ExtraTaskCheck(NightFacts night)
{
    /// <param name="started">What one invocation started, and when.</param>
    /// <param name="until">When the next invocation began: what that one adopts is not counted here.</param>
    public void Check(IReadOnlyDictionary<string, DateTimeOffset> started, DateTimeOffset until)
    {
        if (night.Request.MaxExtraTasks is not { } limit)
            return;

        var counts = night.Services
            .Where(service => started.ContainsKey(service.Name) && !night.WasIntruded(service))
            .Select(service => (service.Name, Counts: CountsFrom(night.Observe(service).ExtraTasks, started[service.Name])))
            .ToArray();
        foreach (var moment in counts.SelectMany(service => service.Counts).Select(count => count.At).Distinct().Where(at => at < until).Order())
        {
            var extra = counts.Select(service => (service.Name, At(service.Counts, moment))).Where(service => service.Item2 > 0).ToArray();
            Assert.True(
                extra.Length <= 1 || extra.Sum(service => service.Item2) <= limit,
                $"At {moment:O} there are more than {limit} extra tasks: {string.Join(", ", extra)}.");
        }
    }

    private static List<ExtraTaskCount> CountsFrom(IReadOnlyList<ExtraTaskCount> counts, DateTimeOffset start) =>
        [new(start, At(counts, start)), .. counts.Where(count => count.At > start)];

    private static int At(IReadOnlyList<ExtraTaskCount> counts, DateTimeOffset moment) => counts.LastOrDefault(count => count.At <= moment)?.Count ?? 0;
}
