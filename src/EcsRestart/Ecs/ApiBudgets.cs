using System.Collections.Concurrent;
using EcsRestart.Names;

namespace EcsRestart.Ecs;

/// <summary>
/// The remaining API calls for each account and Region. Budgets outlive a run: the next run starts with what this run left.
/// </summary>
/// <param name="lanes">The number of functions that call ECS at the same time. Each gets an equal share.</param>
public sealed class ApiBudgets(TimeProvider clock, int lanes = 1)
{
    private readonly ConcurrentDictionary<Place, ApiBudget> _budgets = new();

    /// <summary>Returns the budget of an account and Region. Roles of the same account share it, as ECS limits the account.</summary>
    internal ApiBudget Of(EcsLocation home) => _budgets.GetOrAdd(new Place(home.Account, home.Region), _ => new ApiBudget(clock, lanes));

    private sealed record Place(string? Account, string? Region);
}
