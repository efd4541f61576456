namespace EcsRestart.Report;

/// <summary>One metric value of a run.</summary>
/// <param name="Unit">The CloudWatch unit.</param>
public sealed record RunMetric(string Name, double Value, string Unit)
{
    /// <summary>
    /// Returns all metrics of a run. A rejected request and a dry run do not count as a run; the services of a dry run are counted. Scheduled
    /// runs are also counted separately, so that manual runs do not hide a schedule that has stopped.
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
