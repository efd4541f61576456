using EcsRestart.Ecs;
using EcsRestart.Report;

namespace EcsRestart.Watch;

/// <summary>What one look at a service says of a rollout.</summary>
internal abstract record RolloutVerdict
{
    private RolloutVerdict()
    {
    }

    /// <summary>Not over yet.</summary>
    public sealed record Ongoing : RolloutVerdict;

    /// <summary>ECS completed it.</summary>
    /// <param name="OldTasksLeft">Tasks of former deployments that still run: not zero where early-success criteria ended the rollout.</param>
    public sealed record Completed(int OldTasksLeft) : RolloutVerdict
    {
        /// <summary>True when the service's desired count is 0 by now, so that no new task has shown that it runs.</summary>
        public bool IsScaledToZero { get; init; }
    }

    /// <summary>It ended in another way.</summary>
    /// <param name="Last">The service as it was then; null when the last look did not show it.</param>
    public sealed record Ended(ResultCode Code, string Sentence, ServiceSnapshot? Last) : RolloutVerdict
    {
        public bool IsFailure => Code.Status == ResultStatus.Failed;
    }

    /// <summary>The run ended before the rollout did, or could not look any more.</summary>
    public sealed record Unseen(string Warning) : RolloutVerdict;
}
