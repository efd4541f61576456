using EcsRestart.Simulator.Tests.Support;

namespace EcsRestart.Simulator.Tests;

public sealed class HttpServiceDeploymentActionTests() : ServiceDeploymentActionContract(ecs => new HttpTransport(ecs));
