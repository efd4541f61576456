using EcsRestart.Simulator.Tests.Support;

namespace EcsRestart.Simulator.Tests;

public sealed class DirectDeploymentFailureTests() : DeploymentFailureContract(ecs => new InProcessTransport(ecs));
