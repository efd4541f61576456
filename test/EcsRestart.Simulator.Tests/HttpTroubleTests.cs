using EcsRestart.Simulator.Tests.Support;

namespace EcsRestart.Simulator.Tests;

public sealed class HttpTroubleTests() : TroubleContract(ecs => new HttpTransport(ecs));
