using System.Text.Json;
using EcsRestart.Report;

namespace EcsRestart.Steps;

/// <summary>
/// What is known of the results so far. It is part of the state of the machine, which may hold 256 KiB: where there is no room for all,
/// successes are only counted, then skipped, then failed services.
/// </summary>
public sealed record Tally
{
    /// <summary>In bytes of JSON: most of the state is left to the plan.</summary>
    public const int LargestResults = 30_000;

    public static readonly Tally Empty = new();

    public IReadOnlyList<PlacedResult> Results { get; init; } = [];

    /// <summary>Further results of services, by code.</summary>
    public IReadOnlyDictionary<string, int> Counted { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>How many rollouts have failed.</summary>
    public int FailedRollouts { get; init; }

    /// <summary>How many tasks have failed that were waited for.</summary>
    public int FailedTasks { get; init; }

    /// <summary>The first task that stops later waves; null: none.</summary>
    public TaskStop? Stop { get; init; }

    public Tally With(IEnumerable<PlacedResult> results) => this with { Results = [.. Results, .. results] };

    public Tally Plus(Tally other)
    {
        var counted = new Dictionary<string, int>(Counted, StringComparer.Ordinal);
        foreach (var (code, number) in other.Counted)
            counted[code] = counted.GetValueOrDefault(code) + number;
        return new Tally
        {
            Results = [.. Results, .. other.Results],
            Counted = counted,
            FailedRollouts = FailedRollouts + other.FailedRollouts,
            FailedTasks = FailedTasks + other.FailedTasks,
            Stop = Stop ?? other.Stop,
        };
    }

    /// <summary>The same with no more results than fit, in the order of the report.</summary>
    /// <param name="bytes">How large they may be, as JSON.</param>
    public Tally Fit(int bytes)
    {
        var sized = Results.Select(result => new { Result = result, Bytes = JsonSerializer.SerializeToUtf8Bytes(result, StepJson.Default.PlacedResult).Length }).ToArray();
        var tooMany = sized.Sum(one => one.Bytes) - bytes;
        var counted = new Dictionary<string, int>(Counted, StringComparer.Ordinal);
        var dropped = new HashSet<PlacedResult>(ReferenceEqualityComparer.Instance);
        foreach (var one in sized.Where(it => !it.Result.Result.IsOfTask).OrderBy(it => it.Result.Result.Status).ThenByDescending(it => it.Result.At))
        {
            if (tooMany <= 0)
                break;

            tooMany -= one.Bytes;
            dropped.Add(one.Result);
            var code = one.Result.Result.Code.Name;
            counted[code] = counted.GetValueOrDefault(code) + 1;
        }

        return this with { Results = [.. Results.Where(result => !dropped.Contains(result)).OrderBy(result => result.At)], Counted = counted };
    }

    internal RunResults ToResults() => new([.. Results.OrderBy(result => result.At).Select(result => result.Result)]) { Counted = Counted };
}
