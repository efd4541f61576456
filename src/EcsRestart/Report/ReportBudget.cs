using System.Globalization;
using EcsRestart.Results;

namespace EcsRestart.Report;

/// <summary>
/// Keeps the report of a run within the size limit of its channel. Everything that the report leaves out is in the log.
/// </summary>
/// <param name="maxBytes">The limit for the report as JSON. Null for no limit.</param>
public sealed class ReportBudget(int? maxBytes)
{
    /// <summary>The environment variable with the limit in bytes for request and report together.</summary>
    public const string Variable = "ECS_RESTART_MAX_REPORT_BYTES";

    /// <summary>The response to a synchronous invocation (AWS Lambda Developer Guide, "Lambda quotas").</summary>
    public const int DefaultBytes = 6 * 1024 * 1024;

    /// <summary>Space for the warning and for the codes of results that are only counted.</summary>
    private const int ReservedBytes = 2_000;

    private const int MaxFewTexts = 10;
    private const int MaxFewLength = 200;

    /// <summary>What to cut when no result is left to drop: a request close to the limit leaves the report almost no space.</summary>
    private static readonly Func<RestartReport, RestartReport>[] Steps =
    [
        report => report with { Warnings = report.Warnings is { } warnings ? [.. Few(warnings, text => TextFormat.Shorten(text, MaxFewLength))] : null },
        report => report with { Errors = report.Errors is { } errors ? [.. Few(errors, error => new(TextFormat.Shorten(error.Path, MaxFewLength), TextFormat.Shorten(error.Message, MaxFewLength)))] : null },
        report => report with { Failures = report.Failures is null ? null : report.Message },
        report => report with { Warnings = null, Errors = null },
    ];

    /// <summary>The memory limit for evidence, in characters: half the report limit, because a character takes 2 bytes in memory.</summary>
    public EvidenceBudget Evidence { get; } = new(maxBytes / 2);

    /// <param name="value">The value of <see cref="Variable"/>; anything but a positive integer is treated as not set.</param>
    /// <param name="requestBytes">The size of the request, which shares the limit: an invocation record contains both.</param>
    public static ReportBudget From(string? value, int requestBytes)
    {
        var limit = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) && bytes > 0 ? bytes : DefaultBytes;
        return new ReportBudget(Math.Max(0, limit - requestBytes));
    }

    /// <returns>The report. When it does not fit, a shortened copy with a warning that says so.</returns>
    public RestartReport Fit(RestartReport report)
    {
        if (maxBytes is not { } limit || (Evidence.LeftOut == 0 && ReportJson.SizeOf(report) <= limit))
            return report;

        var results = new ResultTrimmer(report.Results ?? [], overhead: 1);
        var frame = report with { Failures = report.Failures, Results = report.Results is null ? null : [] };
        results.TrimToSize(limit - ReservedBytes - ReportJson.SizeOf(frame), _ => true);
        foreach (var step in Steps.TakeWhile(_ => ReportJson.SizeOf(frame) + ReservedBytes > limit))
            frame = step(frame);
        RestartResult[] left = [.. results.Results.OfType<RestartResult>()];
        return frame with
        {
            Results = report.Results is null ? null : left,
            Omitted = Omitted(report, left),
            Warnings = [.. frame.Warnings ?? [], Warning(limit, Math.Min(left.Length, results.Shortened + Evidence.LeftOut), (report.Results?.Count ?? 0) - left.Length)],
        };
    }

    private static IEnumerable<T> Few<T>(IReadOnlyList<T> all, Func<T, T> shorten) => all.Take(MaxFewTexts).Select(shorten);

    private static SortedDictionary<string, int>? Omitted(RestartReport report, RestartResult[] left)
    {
        var omitted = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (code, number) in report.Omitted ?? new Dictionary<string, int>())
            omitted[code] = number;
        foreach (var result in report.Results ?? [])
            omitted[result.Code.Name] = omitted.GetValueOrDefault(result.Code.Name) + 1;
        foreach (var result in left)
            omitted[result.Code.Name]--;
        foreach (var code in omitted.Keys.Where(code => omitted[code] == 0).ToArray())
            omitted.Remove(code);
        return omitted.Count > 0 ? omitted : null;
    }

    private static string Warning(int limit, int shortened, int dropped) => string.Create(
        CultureInfo.InvariantCulture,
        $"The report was shortened to {limit:N0} bytes ({Variable} minus the size of the request). Results with fewer details: {shortened:N0}; only counted in \"omitted\": {dropped:N0}. The log contains all details.");
}
