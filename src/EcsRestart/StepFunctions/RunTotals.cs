using System.Text.Json.Serialization;
using EcsRestart.Report;

namespace EcsRestart.StepFunctions;

/// <summary>
/// The results so far. They are part of the state of the machine, which can hold 256 KiB. When they do not fit, they are shortened and
/// then only counted, as in a report (<see cref="ResultTrimmer"/>).
/// </summary>
public sealed record RunTotals
{
    /// <summary>Maximum size in bytes of JSON. Most of the state is reserved for the plan.</summary>
    public const int MaxResultBytes = 30_000;

    private const int MaxWarnings = 10;
    private const int MaxWarningLength = 500;

    public static readonly RunTotals Empty = new();

    public IReadOnlyList<IndexedResult> Results { get; init; } = [];

    /// <summary>The number of further service results, by code.</summary>
    public IReadOnlyDictionary<string, int> CountedByCode { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>The number of failed rollouts.</summary>
    public int FailedRollouts { get; init; }

    /// <summary>The number of failed tasks that the run waited for.</summary>
    public int FailedTasks { get; init; }

    /// <summary>The number of extra tasks that did not stop in time after their rollouts.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int UnreturnedTasks { get; init; }

    /// <summary>The first task that stops later waves; null when no task does.</summary>
    public BlockerState? Stop { get; init; }

    /// <summary>
    /// Warnings about the run, without duplicates; null when there are none. They are short, with at most one per account and Region.
    /// </summary>
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
            UnreturnedTasks = UnreturnedTasks + other.UnreturnedTasks,
            Stop = Stop ?? other.Stop,
        }.Warn([.. Warnings ?? [], .. other.Warnings ?? []]);
    }

    /// <summary>Returns a copy with more warnings. Warnings beyond <see cref="MaxWarnings"/> are only in the log.</summary>
    public RunTotals Warn(IReadOnlyList<string> warnings) => warnings.Count == 0
        ? this
        : this with { Warnings = [.. (Warnings ?? []).Concat(warnings.Select(warning => TextFormat.Shorten(warning, MaxWarningLength))).Distinct(StringComparer.Ordinal).Take(MaxWarnings)] };

    /// <summary>
    /// Returns a copy with the results that fit, in the order of the report. Tasks are kept, because they are not counted.
    /// </summary>
    /// <param name="bytes">The maximum size of the results, in bytes of JSON.</param>
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
