namespace EcsRestart.Simulator;

/// <summary>How many tasks above its desired count a service has from a moment on, draining ones included.</summary>
public sealed record ExtraTaskCount(DateTimeOffset At, int Count)
{
    /// <summary>The highest sum that counts of several services have at one moment.</summary>
    /// <param name="services">The counts of each service, oldest first.</param>
    public static int Highest(IEnumerable<IReadOnlyList<ExtraTaskCount>> services)
    {
        var changes = services.SelectMany(Changes).GroupBy(change => change.At).OrderBy(moment => moment.Key);
        var (sum, highest) = (0, 0);
        foreach (var moment in changes)
        {
            sum += moment.Sum(change => change.By);
            highest = Math.Max(highest, sum);
        }

        return highest;
    }

    private static IEnumerable<(DateTimeOffset At, int By)> Changes(IReadOnlyList<ExtraTaskCount> counts)
    {
        var before = 0;
        foreach (var (at, count) in counts)
        {
            yield return (at, count - before);
            before = count;
        }
    }
}
