using EcsRestart.Simulator.Tests.Support;

namespace EcsRestart.Simulator.Tests;

public sealed class HttpStrategyTests() : StrategyContract(ecs => new HttpTransport(ecs));
