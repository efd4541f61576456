using System.Collections.Concurrent;
using EcsRestart.Names;

namespace EcsRestart.Ecs;

/// <summary>Amazon ECS in every account and Region that a run has to do with.</summary>
/// <param name="open">Called once for each home, when it is first needed.</param>
public sealed class EcsClients(Func<EcsLocation, IEcsApi> open, ApiBudgets budgets, TimeProvider clock)
{
    private readonly ConcurrentDictionary<EcsLocation, Lazy<EcsClient>> _sites = new();

    /// <summary>The Region that runs work in, such as <c>eu-central-1</c>; empty when it is not known.</summary>
    public string Region => Own.Api.Region;

    /// <summary>The same for one of several functions that call at the same time, each its part of what ECS allows.</summary>
    public EcsClients WithShare(int lanes) => lanes == 1 ? this : new(open, new ApiBudgets(clock, lanes), clock);

    internal EcsClient Own => At(EcsLocation.Own);

    internal EcsClient At(EcsLocation home) => _sites.GetOrAdd(home, one => new(() => new EcsClient(open(one), budgets.Of(one), clock))).Value;
}
