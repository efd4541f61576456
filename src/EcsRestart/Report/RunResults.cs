using EcsRestart.Results;

namespace EcsRestart.Report;

/// <summary>All results of a run.</summary>
/// <param name="Listed">The results that were kept in full.</param>
public sealed record RunResults(IReadOnlyList<RestartResult> Listed)
{
    /// <summary>The number of further service results per code, of which only the number was kept.</summary>
    public IReadOnlyDictionary<string, int> CountedByCode { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Returns the number of results whose code matches.</summary>
    internal int Count(Func<ResultCode, bool> matches) => Listed.Count(result => matches(result.Code)) + CountedOf(matches);

    internal int CountServices(ResultCode code) => Listed.Count(result => !result.IsTask && result.Code == code) + CountedOf(other => other == code);

    internal int CountTasks(ResultCode code) => Listed.Count(result => result.IsTask && result.Code == code);

    private int CountedOf(Func<ResultCode, bool> matches)
    {
        var total = 0;
        foreach (var (name, number) in CountedByCode)
        {
            if (ResultCode.Find(name) is { } code && matches(code))
                total += number;
        }

        return total;
    }
}
