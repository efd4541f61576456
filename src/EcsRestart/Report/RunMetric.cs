namespace EcsRestart.Report;

/// <summary>One figure of a run for whoever watches runs over time.</summary>
/// <param name="Unit">As CloudWatch names it.</param>
public sealed record RunMetric(string Name, double Value, string Unit)
{
    /// <summary>
    /// All metrics of a run. A rejected request does not count as a run, nor does a dry run, whose services count nevertheless. Scheduled runs
    /// also count separately, so that manual runs do not hide a schedule that has stopped.
    /// </summary>
    public static IReadOnlyList<RunMetric> Of(RestartReport report) => report switch
    {
        { Summary: null } => [Count("RequestsRefused", 1)],
        { Summary: { } summary, DryRun: true } => Services(summary),
        { Summary: { } summary } =>
        [
            Count("Runs", 1),
            Count("ScheduledRuns", report.IsScheduled ? 1 : 0),
            Count("PausedRuns", report.IsPaused ? 1 : 0),
            .. Services(summary),
            new RunMetric("RunDuration", report.DurationSeconds, "Seconds"),
        ],
    };

    private static RunMetric[] Services(ReportSummary summary) =>
    [
        Count("ServicesRestarted", summary.Success),
        Count("ServicesSkipped", summary.Skipped),
        Count("ServicesFailed", summary.Failed),
        Count("ServicesUnverified", summary.Unverified),
    ];

    private static RunMetric Count(string name, int number) => new(name, number, "Count");
}
