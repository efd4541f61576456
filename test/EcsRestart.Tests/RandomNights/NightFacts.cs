using EcsRestart.Request;
using EcsRestart.Simulator;

namespace EcsRestart.Tests.RandomNights;

/// <summary>What is known of a night, whatever the reports say.</summary>
/// <param name="IsCalm">Nobody else has a hand in it: no faults, no other deployments, no invocation that ends early.</param>
internal sealed record NightFacts(IReadOnlyList<RandomService> Services, SimulatedEcs Ecs, RestartRequest Request, bool IsCalm)
{
    /// <summary>The service that another user deploys during the night. Null when no service is deployed.</summary>
    public RandomService? Intruded { get; init; }

    /// <summary>When that happened; null: not yet.</summary>
    public DateTimeOffset? IntrudedAt { get; set; }

    /// <summary>The deployment that another user started. Null when there is none.</summary>
    public string? IntrudedId { get; set; }

    public bool WasIntruded(RandomService service) => service == Intruded && IntrudedAt is not null;

    public ServiceObservation Observe(RandomService service) => Ecs.Observe(RandomEstate.Cluster, service.Name);

    /// <summary>How many deployments the schedule made of a service.</summary>
    public int OursOf(RandomService service) => Observe(service).ForcedDeployments - (WasIntruded(service) ? 1 : 0);
}
