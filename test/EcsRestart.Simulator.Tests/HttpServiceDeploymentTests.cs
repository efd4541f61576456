using EcsRestart.Simulator.Tests.Support;

namespace EcsRestart.Simulator.Tests;

public sealed class HttpServiceDeploymentTests() : ServiceDeploymentContract(ecs => new HttpTransport(ecs));
