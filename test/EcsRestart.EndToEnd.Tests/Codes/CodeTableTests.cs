using System.Reflection;
using static EcsRestart.ResultCode;

namespace EcsRestart.EndToEnd.Tests.Codes;

/// <summary>No code is forgotten.</summary>
public sealed class CodeTableTests
{
    /// <summary>What only a restart can come to, or the end of a run's time.</summary>
    private static readonly ResultCode[] UnknownToAPlan =
    [
        Restarted, Started, Superseded, Halted, Throttled, RolloutTimedOut, TasksKeepFailing, Stopped, OutOfTime,
        TaskSucceeded, TaskStarted, TaskFailed, TaskTimedOut,
    ];

    private static readonly ResultCode[] All =
    [
        .. typeof(ResultCode).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)).OfType<ResultCode>(),
    ];

    [Theory]
    [InlineData(EntryPoint.Function)]
    [InlineData(EntryPoint.Plan)]
    [InlineData(EntryPoint.Run)]
    public void Codes_EveryOne_IsInTheTableForTheDoor(EntryPoint door)
    {
        var known = CodeTable.Scenarios.Where(scenario => scenario.Doors.HasFlag(door)).SelectMany(scenario => scenario.Results).Select(result => result.Code);

        var forgotten = All.Except(known).Except(door == EntryPoint.Plan ? UnknownToAPlan : []);

        Assert.NotEmpty(All);
        Assert.Empty(forgotten);
    }
}
