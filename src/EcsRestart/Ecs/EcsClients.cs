using System.Collections.Concurrent;
using EcsRestart.Names;

namespace EcsRestart.Ecs;

/// <summary>The ECS clients of a run, one for each account, Region and role.</summary>
/// <param name="open">Opens the ECS API of a location. Called once for each location, when it is first needed.</param>
public sealed class EcsClients(Func<EcsLocation, IEcsApi> open, ApiBudgets budgets, TimeProvider clock)
{
    private readonly ConcurrentDictionary<EcsLocation, Lazy<EcsClient>> _clients = new();

    /// <summary>The Region of the run, such as <c>eu-central-1</c>. Empty when it is unknown.</summary>
    public string Region => Own.Api.Region;

    /// <summary>Returns clients for one of several concurrent functions. Each gets an equal share of the rate limits.</summary>
    public EcsClients WithShare(int lanes) => lanes == 1 ? this : new(open, new ApiBudgets(clock, lanes), clock);

    internal EcsClient Own => At(EcsLocation.Own);

    internal EcsClient At(EcsLocation location) => _clients.GetOrAdd(location, key => new(() => new EcsClient(open(key), budgets.Of(key), clock))).Value;
}
