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

    /// <summary>No rollback was requested.</summary>
    /// <param name="Reason">The reason, in a sentence.</param>
    public abstract record NotRequested(string Reason) : RollbackAttempt;

    /// <summary>No rollback now: the next poll may show another state of the rollout.</summary>
    public sealed record NotNow(string Reason) : NotRequested(Reason);

    /// <summary>No rollback at all.</summary>
    public sealed record Left(string Reason) : NotRequested(Reason);
}
