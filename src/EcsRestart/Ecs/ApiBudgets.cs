using System.Collections.Concurrent;
using EcsRestart.Names;

namespace EcsRestart.Ecs;

/// <summary>
/// The calls that may still be made, for every account and Region. They outlive a run: the next one begins with what this one left.
/// </summary>
/// <param name="lanes">How many functions call at the same time: each may make that part of the calls.</param>
public sealed class ApiBudgets(TimeProvider clock, int lanes = 1)
{
    private readonly ConcurrentDictionary<Place, ApiBudget> _budgets = new();

    /// <summary>Two roles of an account share what ECS allows the account.</summary>
    internal ApiBudget Of(EcsLocation home) => _budgets.GetOrAdd(new Place(home.Account, home.Region), _ => new ApiBudget(clock, lanes));

    private sealed record Place(string? Account, string? Region);
}
