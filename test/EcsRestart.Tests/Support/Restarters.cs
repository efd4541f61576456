using EcsRestart.Ecs;
using EcsRestart.Preflight;
using EcsRestart.Request;
using EcsRestart.Restart;
using EcsRestart.TestSupport;

namespace EcsRestart.Tests.Support;

/// <summary>A restarter, put together as a run does it.</summary>
internal static class Restarters
{
    public static ServiceRestarter Of(FakeEcs ecs, SteppedClock clock, RestartRequest? request = null, StopSignals? stop = null)
    {
        var budget = new ApiBudget(clock);
        var reads = new EcsReads(ecs, budget, clock);
        var secondLook = new SecondLook(new ServiceLookup(reads), request ?? new(), clock, stop ?? StopSignals.None);
        return new(ecs, budget.ServiceModify, secondLook, new LostAnswer(reads, clock), clock, stop ?? StopSignals.None);
    }
}
