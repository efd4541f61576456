using EcsRestart.Simulator.Tests.Support;

namespace EcsRestart.Simulator.Tests;

public sealed class DirectFailureTests() : FailureContract(ecs => new InProcessTransport(ecs));
