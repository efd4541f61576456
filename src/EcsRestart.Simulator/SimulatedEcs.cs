namespace EcsRestart.Simulator;

/// <summary>Amazon ECS of one account and Region, in memory: clusters, task definitions, services, deployments and tasks.</summary>
/// <remarks>
/// Time is the clock's alone. Whenever the state is looked at, everything that was due since the last look is played first, in
/// time order, so the same calls at the same times always give the same answers.
/// </remarks>
public sealed class SimulatedEcs
{
    public SimulatedEcs(TimeProvider clock, string region = "eu-central-1", string accountId = "123456789012")
    {
        Clock = clock;
        Region = region;
        AccountId = accountId;
    }

    public TimeProvider Clock { get; }

    public string Region { get; }

    public string AccountId { get; }

    /// <summary>Every action served so far.</summary>
    public ActionLog Log { get; } = new();

    /// <summary>What goes wrong, and when; empty unless a scenario or a test adds to it.</summary>
    public FaultScript Faults { get; } = new();

    /// <summary>How services made by CreateService behave; the request's own settings win.</summary>
    public ServiceBehaviour NewServices { get; set; } = new();

    /// <summary>Adds the clusters, services and faults of a scenario.</summary>
    public void Load(Scenario scenario) => throw new NotSupportedException();

    public void AddCluster(string name) => throw new NotSupportedException();

    /// <summary>Adds a service, and its cluster when there is none yet, with the history the behaviour asks for.</summary>
    public void AddService(string cluster, string service, ServiceBehaviour behaviour) => throw new NotSupportedException();

    /// <summary>What a bystander sees of a service right now.</summary>
    /// <exception cref="KeyNotFoundException">There is no such service.</exception>
    public ServiceObservation Observe(string cluster, string service) => throw new NotSupportedException();

    /// <summary>Serves one API action: the direct door, next to the HTTP one (<see cref="EcsHttpApi"/>).</summary>
    /// <param name="action">The operation's name, such as <c>UpdateService</c>.</param>
    /// <param name="body">The request as JSON.</param>
    public EcsAnswer Serve(string action, ReadOnlyMemory<byte> body) => throw new NotSupportedException();
}
