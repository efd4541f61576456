using EcsRestart.Simulator.Tests.Support;

namespace EcsRestart.Simulator.Tests;

public sealed class HttpDeploymentFailureTests() : DeploymentFailureContract(ecs => new HttpTransport(ecs));
