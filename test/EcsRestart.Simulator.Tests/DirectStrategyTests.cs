using EcsRestart.Simulator.Tests.Support;

namespace EcsRestart.Simulator.Tests;

public sealed class DirectStrategyTests() : StrategyContract(ecs => new InProcessTransport(ecs));
