using EcsRestart.Ecs;
using EcsRestart.TestSupport;

namespace EcsRestart.Tests.Support;

/// <summary>One ECS, wherever it is called.</summary>
internal static class TestEcs
{
    public static EcsClients Of(IEcsApi ecs, SteppedClock clock) => new(_ => ecs, new ApiBudgets(clock), clock);
}
