using EcsRestart.Results;

namespace EcsRestart.Report;

/// <summary>All results of a run.</summary>
/// <param name="Known">Those that are known whole.</param>
public sealed record RunResults(IReadOnlyList<RestartResult> Known)
{
    /// <summary>Further results of services of which only the number is kept, by code.</summary>
    public IReadOnlyDictionary<string, int> Counted { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>How many there are of some codes.</summary>
    internal int Count(Func<ResultCode, bool> suits) => Known.Count(result => suits(result.Code)) + CountedOf(suits);

    /// <summary>How many services there are with a code.</summary>
    internal int OfServices(ResultCode code) => Known.Count(result => !result.IsOfTask && result.Code == code) + CountedOf(one => one == code);

    /// <summary>How many tasks there are with a code.</summary>
    internal int OfTasks(ResultCode code) => Known.Count(result => result.IsOfTask && result.Code == code);

    private int CountedOf(Func<ResultCode, bool> suits)
    {
        var all = 0;
        foreach (var (name, number) in Counted)
        {
            if (ResultCode.Find(name) is { } code && suits(code))
                all += number;
        }

        return all;
    }
}
