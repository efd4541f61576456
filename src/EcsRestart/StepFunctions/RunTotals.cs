using EcsRestart.Report;

namespace EcsRestart.StepFunctions;

/// <summary>
/// What is known of the results so far. It is part of the state of the machine, which may hold 256 KiB: where there is no room for all,
/// they are shortened and then only counted, as in a report (<see cref="ResultTrimmer"/>).
/// </summary>
public sealed record RunTotals
{
    /// <summary>In bytes of JSON: most of the state is left to the plan.</summary>
    public const int MaxResultBytes = 30_000;

    private const int MaxWarnings = 10;
    private const int MaxWarningLength = 500;

    public static readonly RunTotals Empty = new();

    public IReadOnlyList<IndexedResult> Results { get; init; } = [];

    /// <summary>Further results of services, by code.</summary>
    public IReadOnlyDictionary<string, int> CountedByCode { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>How many rollouts have failed.</summary>
    public int FailedRollouts { get; init; }

    /// <summary>How many tasks have failed that were waited for.</summary>
    public int FailedTasks { get; init; }

    /// <summary>The first task that stops later waves; null: none.</summary>
    public BlockerState? Stop { get; init; }

    /// <summary>Warnings about the run, each once; null: none. They are short and few: at most one for each account and Region.</summary>
    public IReadOnlyList<string>? Warnings { get; init; }

    public RunTotals With(IEnumerable<IndexedResult> results) => this with { Results = [.. Results, .. results] };

    public RunTotals Add(RunTotals other)
    {
        var counted = new Dictionary<string, int>(CountedByCode, StringComparer.Ordinal);
        foreach (var (code, number) in other.CountedByCode)
            counted[code] = counted.GetValueOrDefault(code) + number;
        return new RunTotals
        {
            Results = [.. Results, .. other.Results],
            CountedByCode = counted,
            FailedRollouts = FailedRollouts + other.FailedRollouts,
            FailedTasks = FailedTasks + other.FailedTasks,
            Stop = Stop ?? other.Stop,
        }.Warn([.. Warnings ?? [], .. other.Warnings ?? []]);
    }

    /// <summary>The same with further warnings. Those past <see cref="MaxWarnings"/> are only in the log.</summary>
    public RunTotals Warn(IReadOnlyList<string> warnings) => warnings.Count == 0
        ? this
        : this with { Warnings = [.. (Warnings ?? []).Concat(warnings.Select(warning => TextFormat.Shorten(warning, MaxWarningLength))).Distinct(StringComparer.Ordinal).Take(MaxWarnings)] };

    /// <summary>The same with no more than fits, in the order of the report. Tasks stay: they are not counted.</summary>
    /// <param name="bytes">How large the results may be, as JSON.</param>
    public RunTotals TrimToSize(int bytes)
    {
        IndexedResult[] ordered = [.. Results.OrderBy(result => result.At)];
        var trimmer = new ResultTrimmer([.. ordered.Select(placed => placed.Result)], IndexedResult.Overhead);
        trimmer.TrimToSize(bytes, result => !result.IsTask);
        var left = ordered.Zip(trimmer.Results, (placed, result) => result is null ? null : placed with { Result = result }).OfType<IndexedResult>().ToArray();
        var counted = new Dictionary<string, int>(CountedByCode, StringComparer.Ordinal);
        foreach (var (dropped, _) in ordered.Zip(trimmer.Results).Where(pair => pair.Second is null))
            counted[dropped.Result.Code.Name] = counted.GetValueOrDefault(dropped.Result.Code.Name) + 1;
        return this with { Results = left, CountedByCode = counted };
    }

    internal RunResults ToResults() => new([.. Results.OrderBy(result => result.At).Select(result => result.Result)]) { CountedByCode = CountedByCode };
}
