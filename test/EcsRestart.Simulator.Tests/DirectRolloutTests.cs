using EcsRestart.Simulator.Tests.Support;

namespace EcsRestart.Simulator.Tests;

public sealed class DirectRolloutTests() : RolloutContract(ecs => new InProcessTransport(ecs));
