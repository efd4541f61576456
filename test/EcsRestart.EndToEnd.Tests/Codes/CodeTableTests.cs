using System.Reflection;
using static EcsRestart.ResultCode;

namespace EcsRestart.EndToEnd.Tests.Codes;

/// <summary>Ensures that every code is covered.</summary>
public sealed class CodeTableTests
{
    /// <summary>The codes that only a real run returns.</summary>
    private static readonly ResultCode[] NotInPlan =
    [
        Restarted, Started, Superseded, Halted, Throttled, RolloutTimedOut, TasksKeepFailing, Stopped, ImageChanged, OutOfTime,
        TooLate, CalendarClosed, GateUnreadable,
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
    public void Codes_All_AreInTable(EntryPoint entryPoint)
    {
        var covered = CodeTable.Scenarios.Where(scenario => scenario.EntryPoints.HasFlag(entryPoint)).SelectMany(scenario => scenario.Results).Select(result => result.Code);

        var missing = All.Except(covered).Except(entryPoint == EntryPoint.Plan ? NotInPlan : []);

        Assert.NotEmpty(All);
        Assert.Empty(missing);
    }
}
