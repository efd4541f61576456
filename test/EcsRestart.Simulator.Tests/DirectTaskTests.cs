using EcsRestart.Simulator.Tests.Support;

namespace EcsRestart.Simulator.Tests;

public sealed class DirectTaskTests() : TaskContract(ecs => new InProcessTransport(ecs));
