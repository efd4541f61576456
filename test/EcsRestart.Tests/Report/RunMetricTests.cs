using EcsRestart.Report;

namespace EcsRestart.Tests.Report;

public sealed class RunMetricTests
{
    private static readonly RestartReport Run = new()
    {
        StatusCode = 200,
        RunId = "run-1",
        DryRun = false,
        StartedAt = DateTimeOffset.UnixEpoch,
        DurationSeconds = 94.2,
        Summary = new ReportSummary(Success: 5, Skipped: 3, Failed: 2, Unverified: 1),
    };

    [Fact]
    public void Of_RejectedRequest_CountsNoRun()
    {
        var rejection = Run with { StatusCode = 400, DryRun = null, Summary = null };

        Assert.Equal([new RunMetric("RequestsRefused", 1, "Count")], RunMetric.Of(rejection));
    }

    [Fact]
    public void Of_DryRun_CountsServicesButNoRun() =>
        Assert.Equal(
            ["ServicesRestarted", "ServicesSkipped", "ServicesFailed", "ServicesUnverified"],
            RunMetric.Of(Run with { DryRun = true }).Select(metric => metric.Name));

    [Fact]
    public void Of_Run_ReturnsSummaryAndDuration() =>
        Assert.Equal(
            [
                new("Runs", 1, "Count"),
                new("ScheduledRuns", 0, "Count"),
                new("PausedRuns", 0, "Count"),
                new("ServicesRestarted", 5, "Count"),
                new("ServicesSkipped", 3, "Count"),
                new("ServicesFailed", 2, "Count"),
                new("ServicesUnverified", 1, "Count"),
                new("RunDuration", 94.2, "Seconds"),
            ],
            RunMetric.Of(Run));

    [Theory]
    [InlineData(true, false, 1, 0)]
    [InlineData(false, true, 0, 1)]
    public void Of_ScheduledOrPausedRun_CountsItSeparately(bool isScheduled, bool isPaused, int scheduledRuns, int pausedRuns)
    {
        var metrics = RunMetric.Of(Run with { IsScheduled = isScheduled, IsPaused = isPaused });

        Assert.Contains(new RunMetric("Runs", 1, "Count"), metrics);
        Assert.Contains(new RunMetric("ScheduledRuns", scheduledRuns, "Count"), metrics);
        Assert.Contains(new RunMetric("PausedRuns", pausedRuns, "Count"), metrics);
    }
}
