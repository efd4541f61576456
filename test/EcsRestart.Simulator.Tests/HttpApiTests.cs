using EcsRestart.Simulator.Tests.Support;

namespace EcsRestart.Simulator.Tests;

public sealed class HttpApiTests() : ApiContract(ecs => new HttpTransport(ecs));
