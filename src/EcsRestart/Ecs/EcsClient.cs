namespace EcsRestart.Ecs;

/// <summary>Amazon ECS in one account and Region.</summary>
internal sealed class EcsClient(IEcsApi api, ApiBudget budget, TimeProvider clock)
{
    public IEcsApi Api => api;

    /// <summary>The calls that may still be made.</summary>
    public ApiBudget Budget => budget;

    public EcsReads Reads { get; } = new(api, budget, clock);
}
