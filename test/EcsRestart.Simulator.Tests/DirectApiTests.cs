using EcsRestart.Simulator.Tests.Support;

namespace EcsRestart.Simulator.Tests;

public sealed class DirectApiTests() : ApiContract(ecs => new InProcessTransport(ecs));
