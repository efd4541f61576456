using EcsRestart.Ecs;
using EcsRestart.Results;

namespace EcsRestart.Watch;

/// <summary>What one look at a service says of a rollout.</summary>
internal abstract record RolloutVerdict
{
    private RolloutVerdict()
    {
    }

    /// <summary>The last segment of the ARN of the service-deployment record; null when no record is proven to be that of the rollout.</summary>
    public string? ServiceDeployment { get; init; }

    /// <summary>Who rolled the deployment back; null without a rollback, and when DescribeServices alone shows it.</summary>
    public RollbackActor? RolledBackBy { get; init; }

    /// <summary>Not over yet.</summary>
    public sealed record Ongoing : RolloutVerdict;

    /// <summary>ECS completed it.</summary>
    /// <param name="OldTasksLeft">Tasks of former deployments that still run: not zero while they drain, or with early-success criteria.</param>
    public sealed record Completed(int OldTasksLeft) : RolloutVerdict
    {
        /// <summary>True when the service's desired count is 0 by now, so that no new task has shown that it runs.</summary>
        public bool IsScaledToZero { get; init; }

        /// <summary>True when a rollback was requested after the rollout had finished.</summary>
        public bool HasLateRollback { get; init; }
    }

    /// <summary>It ended in another way.</summary>
    /// <param name="Last">The service as it was then; null when the last look did not show it.</param>
    public sealed record Ended(ResultCode Code, string Sentence, ServiceSnapshot? Last) : RolloutVerdict
    {
        public bool IsFailure => Code.Status == ResultStatus.Failed;

        /// <summary>True when the service no longer exists.</summary>
        public bool IsServiceGone => Code == ResultCode.ServiceNotActive || Code == ResultCode.ServiceNotFound;
    }

    /// <summary>The run ended before the rollout did, or could not look any more.</summary>
    public sealed record Unseen(string Warning) : RolloutVerdict;
}
