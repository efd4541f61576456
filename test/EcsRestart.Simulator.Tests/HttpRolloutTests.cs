using EcsRestart.Simulator.Tests.Support;

namespace EcsRestart.Simulator.Tests;

public sealed class HttpRolloutTests() : RolloutContract(ecs => new HttpTransport(ecs));
