using System.Globalization;
using EcsRestart.Simulator;

namespace EcsRestart.Benchmarks;

/// <summary>300 services, more than ECS accepts at once. The function respects the ECS rate limits; the baseline does not.</summary>
internal static class PacedRuns
{
    private const int Services = 300;

    public static async Task<Section> MeasureAsync(IReadOnlyList<Contestant> contestants, int runs)
    {
        var figures = new List<Figures>();
        foreach (var latency in (int[])[0, 100])
            figures.AddRange(await Figures.MeasureAsync(contestants, Services, latency, runs));

        var limited = new List<string>();
        foreach (var contestant in contestants)
            limited.Add(await MeasureLimitedAsync(contestant));
        return new Section(
        [
            $"An endpoint without limits; medians of {runs} runs.",
            "",
            .. FiguresTable.Of(figures),
            "",
            $"An endpoint with the documented ECS rate limits, {Services} services, 100 ms; one run.",
            "",
            "| Function | Response, s | Calls | Throttled | Services restarted |",
            "|---|--:|--:|--:|--:|",
            .. limited,
        ]);
    }

    private static async Task<string> MeasureLimitedAsync(Contestant contestant)
    {
        var invocation = new Invocation(Services, TimeSpan.FromMilliseconds(100)) { Rate = new ApiRate(), MayFail = true };
        var measured = await invocation.MeasureAsync(contestant);
        var throttled = invocation.Served.Count(record => record.IsThrottled);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {contestant.Name} | {measured.Response.TotalSeconds:0.0} | {invocation.Served.Count} | {throttled} | {invocation.Restarted} |");
    }
}
