using EcsRestart.Report;

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
    public void Summarise_Results_CountsEachKindThereIs(ResultCode[] codes, string line)
    {
        var results = codes.Select(code => RestartResult.Of("prod", "orders", code, null)).ToArray();

        Assert.Equal(line, ReportText.Summarise(results, TimeSpan.FromSeconds(94)));
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
    [InlineData(86400, "1440 min")]
    public void Duration_Seconds_AreSaidAsAPersonWould(double seconds, string said) =>
        Assert.Equal(said, ReportText.Duration(TimeSpan.FromSeconds(seconds)));
}
