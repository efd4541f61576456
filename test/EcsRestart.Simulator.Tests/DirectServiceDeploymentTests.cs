using EcsRestart.Simulator.Tests.Support;

namespace EcsRestart.Simulator.Tests;

public sealed class DirectServiceDeploymentTests() : ServiceDeploymentContract(ecs => new InProcessTransport(ecs));
