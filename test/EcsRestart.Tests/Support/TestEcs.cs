using EcsRestart.Ecs;
using EcsRestart.TestSupport;

namespace EcsRestart.Tests.Support;

/// <summary>The same ECS for every account and Region.</summary>
internal static class TestEcs
{
    public static EcsClients Of(IEcsApi ecs, SteppedClock clock) => new(_ => ecs, new ApiBudgets(clock), clock);
}
