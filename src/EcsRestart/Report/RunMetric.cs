namespace EcsRestart.Report;

/// <summary>One figure of a run for whoever watches runs over time.</summary>
/// <param name="Unit">As CloudWatch names it.</param>
public sealed record RunMetric(string Name, double Value, string Unit)
{
    /// <summary>
    /// All figures of a run. A refused request is no run; neither is a dry run, although its services count as its report has them.
    /// </summary>
    public static IReadOnlyList<RunMetric> Of(RestartReport report) => report switch
    {
        { Summary: null } => [Count("RequestsRefused", 1)],
        { Summary: { } summary, DryRun: true } => Services(summary),
        { Summary: { } summary } => [Count("Runs", 1), .. Services(summary), new RunMetric("RunDuration", report.DurationSeconds, "Seconds")],
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
