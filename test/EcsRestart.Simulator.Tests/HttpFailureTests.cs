using EcsRestart.Simulator.Tests.Support;

namespace EcsRestart.Simulator.Tests;

public sealed class HttpFailureTests() : FailureContract(ecs => new HttpTransport(ecs));
