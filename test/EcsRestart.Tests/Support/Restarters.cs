using EcsRestart.Preflight;
using EcsRestart.Request;
using EcsRestart.Restart;
using EcsRestart.TestSupport;

namespace EcsRestart.Tests.Support;

/// <summary>A restarter, put together as a run does it.</summary>
internal static class Restarters
{
    public static ServiceRestarter Of(
        FakeEcs ecs, SteppedClock clock, RestartRequest? request = null, StopSignals? stop = null, FailureBrake? brake = null)
    {
        var sites = Sites.Of(ecs, clock);
        var secondLook = new SecondLook(new ServiceLookup(sites), request ?? new(), clock, stop ?? StopSignals.None);
        var lostAnswer = new LostAnswer(sites, clock);
        return new(sites, brake ?? new FailureBrake(0), secondLook, lostAnswer, clock, stop ?? StopSignals.None);
    }
}
