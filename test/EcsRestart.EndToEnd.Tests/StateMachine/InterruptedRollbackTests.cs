using EcsRestart.Simulator;
using EcsRestart.TestSupport;

namespace EcsRestart.EndToEnd.Tests.StateMachine;

/// <summary>When any check is lost or done twice, a rollout that is given up is still rolled back once, and by EcsRestart.</summary>
public sealed class InterruptedRollbackTests
{
    private const string Payload =
        """{"wait":true,"timeoutMinutes":10,"onFailure":"rollback","services":[{"cluster":"prod","service":"failing"}]}""";

    public static TheoryData<int> Checks => [.. Enumerable.Range(1, 6)];

    [StateMachineTheory]
    [MemberData(nameof(Checks))]
    public Task Check_DoneButFailed_FindsItsRollback(int time) => AssertRolledBackAsync(time, StepFault.ResponseLost);

    [StateMachineTheory]
    [MemberData(nameof(Checks))]
    public Task Check_DoneTwice_RollsBackOnce(int time) => AssertRolledBackAsync(time, StepFault.Duplicated);

    private static async Task AssertRolledBackAsync(int time, StepFault fault)
    {
        var clock = new SteppedClock();
        var estate = new SimulatedAws(clock);
        estate.Location.AddService("prod", "failing", new ServiceBehavior
        {
            StartDelay = TimeSpan.FromSeconds(15),
            Failure = new TaskFailure { Kind = TaskFailureKind.Crash, ExitCode = 1, After = TimeSpan.FromSeconds(5) },
        });
        await using var runs = await RunsOnAnEstate.StartAsync(estate, clock);
        var checks = 0;

        var outcome = await runs.Machine(call => call.State == "Check" && ++checks == time ? fault : StepFault.None).RunAsync(Payload);

        var result = outcome.Result?.GetProperty("results")[0] ?? default;
        Assert.Equal(("RolledBack", "EcsRestart"), (result.GetProperty("code").GetString(), result.GetProperty("rolledBackBy").GetString()));
        Assert.Single(estate.Location.Log.Records, record => record.Action == "StopServiceDeployment");
        Assert.True(checks >= time, "The check was never reached.");
    }
}
