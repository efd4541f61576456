using System.Globalization;
using EcsRestart.Simulator;

namespace EcsRestart.Benchmarks;

/// <summary>
/// The largest request. At the ECS rate limits it would take 990 s, more than an invocation may run: the rest is OutOfTime.
/// </summary>
internal static class LargeRequest
{
    private const int Services = 5_000;

    public static async Task<Section> MeasureAsync(IReadOnlyList<Contestant> contestants, bool quick)
    {
        var timeout = quick ? TimeSpan.FromMinutes(1) : TimeSpan.FromMinutes(15);
        var invocation = new Invocation(Services, TimeSpan.FromMilliseconds(100)) { Rate = new ApiRate(), Timeout = timeout, MayFail = true };
        var contestant = contestants.First(one => one.Name == Contestants.ReadyToRun);
        var measured = await invocation.MeasureAsync(contestant);
        return new Section(
        [
            "| Function | Services | Timeout, s | Response, s | Services restarted | Throttled | Peak memory, MB |",
            "|---|--:|--:|--:|--:|--:|--:|",
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {contestant.Name} | {Services:N0} | {timeout.TotalSeconds:0} | {measured.Response.TotalSeconds:0} | {invocation.Restarted:N0} "
                + $"| {invocation.Served.Count(record => record.IsThrottled)} | {measured.PeakMegabytes:0} |"),
        ]);
    }
}
