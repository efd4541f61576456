using EcsRestart.Results;

namespace EcsRestart.Report;

/// <summary>All results of a run.</summary>
/// <param name="Listed">Those that are known whole.</param>
public sealed record RunResults(IReadOnlyList<RestartResult> Listed)
{
    /// <summary>Further results of services of which only the number is kept, by code.</summary>
    public IReadOnlyDictionary<string, int> CountedByCode { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>How many there are of some codes.</summary>
    internal int Count(Func<ResultCode, bool> suits) => Listed.Count(result => suits(result.Code)) + CountedOf(suits);

    /// <summary>How many services there are with a code.</summary>
    internal int CountServices(ResultCode code) => Listed.Count(result => !result.IsTask && result.Code == code) + CountedOf(one => one == code);

    /// <summary>How many tasks there are with a code.</summary>
    internal int CountTasks(ResultCode code) => Listed.Count(result => result.IsTask && result.Code == code);

    private int CountedOf(Func<ResultCode, bool> suits)
    {
        var all = 0;
        foreach (var (name, number) in CountedByCode)
        {
            if (ResultCode.Find(name) is { } code && suits(code))
                all += number;
        }

        return all;
    }
}
