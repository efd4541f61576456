using EcsRestart.Results;
using EcsRestart.StepFunctions;

namespace EcsRestart.Tests.StepFunctions;

public sealed class RunTotalsTests
{
    /// <summary>In bytes. Each of these results takes about 100 bytes.</summary>
    private static readonly int[] Room = [450, 330, 220, 120];

    [Fact]
    public void Fit_NoRoomAtAll_CountsEveryServiceAndKeepsTasks()
    {
        var tally = RunTotals.Empty.With(
        [
            Place(0, ResultCode.Restarted), Place(1, ResultCode.Restarted), Place(2, ResultCode.Halted), Place(3, ResultCode.RolledBack),
            new IndexedResult(4, RestartResult.OfTask("prod", "migrate:7", ResultCode.TaskSucceeded, null)),
        ]).TrimToSize(0);

        Assert.Equal([4], tally.Results.Select(result => result.At));
        Assert.Equal(new Dictionary<string, int> { ["Restarted"] = 2, ["Halted"] = 1, ["RolledBack"] = 1 }, tally.CountedByCode);
    }

    [Fact]
    public void Fit_RoomForSome_CountsTheLastSuccessesFirstThenSkippedThenFailed()
    {
        var tally = RunTotals.Empty.With(
            [Place(3, ResultCode.RolledBack), Place(2, ResultCode.Halted), Place(1, ResultCode.Restarted), Place(0, ResultCode.Restarted)]);

        Assert.Equal("0123 023 23 3", string.Join(' ', Room.Select(bytes => string.Concat(tally.TrimToSize(bytes).Results.Select(result => result.At)))));
    }

    [Fact]
    public void Plus_AnotherOne_AddsWhatIsCounted()
    {
        var one = RunTotals.Empty.With([Place(5, ResultCode.Restarted)]).TrimToSize(0) with { FailedRollouts = 1, FailedTasks = 2 };
        var other = RunTotals.Empty.With([Place(1, ResultCode.Restarted)]).TrimToSize(0) with { FailedRollouts = 3, Stop = new BlockerState(0, ResultCode.TaskFailed) };

        var sum = one.Add(other);

        Assert.Equal(2, sum.CountedByCode["Restarted"]);
        Assert.Equal((4, 2, 0), (sum.FailedRollouts, sum.FailedTasks, sum.Stop?.Task));
    }

    private static IndexedResult Place(int at, ResultCode code) => new(at, RestartResult.Of("prod", $"service-{at}", code, null));
}
