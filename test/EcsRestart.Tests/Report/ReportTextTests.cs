using EcsRestart.Report;
using EcsRestart.Results;

namespace EcsRestart.Tests.Report;

public sealed class ReportTextTests
{
    public static TheoryData<ResultCode[], string> Runs { get; } = new()
    {
        { [ResultCode.Restarted, ResultCode.Restarted], "2 restarted in 94 s" },
        { [ResultCode.Started], "1 started in 94 s" },
        { [ResultCode.DryRun, ResultCode.DryRun, ResultCode.Duplicate], "2 to restart, 1 skipped in 94 s" },
        { [ResultCode.Superseded, ResultCode.Halted, ResultCode.MissingClusterOrService], "3 skipped in 94 s" },
        {
            [ResultCode.OutOfTime, ResultCode.Duplicate, ResultCode.Started, ResultCode.Restarted, ResultCode.EcsError],
            "1 restarted, 1 started, 1 skipped, 2 failed in 94 s"
        },
    };

    [Theory]
    [MemberData(nameof(Runs))]
    public void Summarize_Results_CountsEachKind(ResultCode[] codes, string line)
    {
        var results = codes.Select(code => RestartResult.Of("prod", "orders", code, null)).ToArray();

        Assert.Equal(line, ReportText.Summarize(new RunResults(results), TimeSpan.FromSeconds(94)));
    }

    [Theory]
    [InlineData(0, "0.0 s")]
    [InlineData(0.44, "0.4 s")]
    [InlineData(9.94, "9.9 s")]
    [InlineData(10, "10 s")]
    [InlineData(94.4, "94 s")]
    [InlineData(119.4, "119 s")]
    [InlineData(120, "2 min")]
    [InlineData(750, "12.5 min")]
    [InlineData(7_194, "119.9 min")]
    [InlineData(7_200, "2 h")]
    [InlineData(12_600, "3.5 h")]
    [InlineData(86_400, "24 h")]
    [InlineData(172_800, "2 days")]
    [InlineData(2_592_000, "30 days")]
    public void Duration_Seconds_UsesReadableUnit(double seconds, string expected) =>
        Assert.Equal(expected, TextFormat.Duration(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void Failures_FailedResults_ListsEachFailure()
    {
        RestartResult[] results =
        [
            RestartResult.Of("prod", "orders", ResultCode.Restarted, null),
            RestartResult.Of("prod", "mail", ResultCode.RolledBack, "ECS rolled back."),
            RestartResult.Of("prod", "web", ResultCode.Duplicate, "Twice."),
        ];

        Assert.Equal("Some failed.\nprod/mail: RolledBack. ECS rolled back.", ReportText.Failures(Report(results)));
    }

    [Fact]
    public void Failures_MoreThanTwenty_CountsTheRest()
    {
        var lines = ReportText.Failures(Report(Failed(23))).Split('\n');

        Assert.Equal(22, lines.Length);
        Assert.Equal("prod/s20: EcsError. No.", lines[^2]);
        Assert.Equal("and 3 more", lines[^1]);
    }

    [Fact]
    public void Failures_ExactlyTwenty_ListsAll() =>
        Assert.EndsWith("prod/s20: EcsError. No.", ReportText.Failures(Report(Failed(20))), StringComparison.Ordinal);

    [Fact]
    public void Failures_LongMessages_FitsNotificationAndCountsTheRest()
    {
        var name = new string('n', 255);
        var results = Enumerable.Range(0, 20).Select(_ => RestartResult.Of(name, name, ResultCode.EcsError, new string('e', 10_000)));

        var text = ReportText.Failures(Report([.. results]));

        Assert.InRange(text.Length, 6_500, 8_000);
        var lines = text.Split('\n');
        Assert.Equal($"and {20 - (lines.Length - 2)} more", lines[^1]);
        Assert.All(lines[1..^1], line => Assert.StartsWith($"{name}/{name}: EcsError. eee", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Failures_NoFailedResult_ReturnsNull()
    {
        var healthy = Report([RestartResult.Of("prod", "orders", ResultCode.Restarted, null)]);

        Assert.Null((healthy with { Summary = ReportSummary.Of(new RunResults(healthy.Results ?? [])) }).Failures);
        Assert.Null((healthy with { StatusCode = 400, Results = null }).Failures);
    }

    [Theory]
    [InlineData(0, "0 tasks")]
    [InlineData(1, "1 task")]
    [InlineData(1_200, "1,200 tasks")]
    public void Count_Number_UsesPlural(int number, string expected) => Assert.Equal(expected, TextFormat.Count(number, "task"));

    [Fact]
    public void Time_OtherOffset_ConvertsToUtc() =>
        Assert.Equal("2026-11-21T05:01:04Z", TextFormat.Time(new DateTimeOffset(2026, 11, 21, 6, 1, 4, 999, TimeSpan.FromHours(1))));

    private static RestartResult[] Failed(int count) =>
        [.. Enumerable.Range(1, count).Select(number => RestartResult.Of("prod", $"s{number}", ResultCode.EcsError, "No."))];

    private static RestartReport Report(IReadOnlyList<RestartResult> results) => new()
    {
        StatusCode = 200,
        Message = "Some failed.",
        RunId = "run-1",
        StartedAt = DateTimeOffset.UnixEpoch,
        DurationSeconds = 94,
        Results = results,
    };
}
