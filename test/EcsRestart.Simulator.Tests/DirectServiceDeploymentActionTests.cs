using EcsRestart.Simulator.Tests.Support;

namespace EcsRestart.Simulator.Tests;

public sealed class DirectServiceDeploymentActionTests() : ServiceDeploymentActionContract(ecs => new InProcessTransport(ecs));
