using EcsRestart.Simulator.Tests.Support;

namespace EcsRestart.Simulator.Tests;

public sealed class HttpTaskTests() : TaskContract(ecs => new HttpTransport(ecs));
