using EcsRestart.Watch;

namespace EcsRestart.Restart;

/// <summary>The outcome of an attempt to roll back a rollout that is given up.</summary>
internal abstract record RollbackAttempt
{
    private RollbackAttempt()
    {
    }

    /// <summary>ECS accepted the rollback, or may have.</summary>
    /// <param name="Rollout">The rollout, whose rollback must be watched.</param>
    public sealed record Requested(Rollout Rollout) : RollbackAttempt;

    /// <summary>Not now: the next poll may show another state of the rollout.</summary>
    public sealed record NotNow(string Reason) : RollbackAttempt;

    /// <summary>Not at all.</summary>
    /// <param name="Reason">Why, in a sentence.</param>
    public sealed record Left(string Reason) : RollbackAttempt;
}
