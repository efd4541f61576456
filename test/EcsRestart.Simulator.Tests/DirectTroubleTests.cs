using EcsRestart.Simulator.Tests.Support;

namespace EcsRestart.Simulator.Tests;

public sealed class DirectTroubleTests() : TroubleContract(ecs => new InProcessTransport(ecs));
