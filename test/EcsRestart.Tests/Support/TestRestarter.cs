using EcsRestart.Gates;
using EcsRestart.Preflight;
using EcsRestart.Request;
using EcsRestart.Restart;
using EcsRestart.TestSupport;

namespace EcsRestart.Tests.Support;

/// <summary>A restarter, put together as a run does it.</summary>
internal static class TestRestarter
{
    public static ServiceRestarter Of(
        FakeEcs ecs, SteppedClock clock, RestartRequest? request = null, StopSignals? stop = null, FailureBudget? brake = null, StartGate? gate = null)
    {
        var sites = TestEcs.Of(ecs, clock);
        var secondLook = new PreflightRecheck(new ServiceLookup(sites), request ?? new(), clock, stop ?? StopSignals.None);
        var lostAnswer = new UnansweredCallResolver(sites, clock);
        return new(sites, brake ?? new FailureBudget(0), gate ?? new StartGate(request ?? new(), null, clock), secondLook, lostAnswer, clock, stop ?? StopSignals.None);
    }
}
