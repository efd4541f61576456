using EcsRestart.Ecs;
using EcsRestart.Results;

namespace EcsRestart.Watch;

/// <summary>The verdict on a rollout, or on the tasks of a run, after one poll.</summary>
internal abstract record Verdict
{
    private Verdict()
    {
    }

    /// <summary>The ARN of the service-deployment record; null when no record is proven to be that of the rollout.</summary>
    public string? RecordArn { get; init; }

    /// <summary>Null when the images were not compared: while the rollout is in progress, and for tasks.</summary>
    public ImageChanges? Images { get; init; }

    /// <summary>Who rolled the deployment back; null without a rollback, and when DescribeServices alone shows it.</summary>
    public RollbackActor? RolledBackBy { get; init; }

    public sealed record InProgress : Verdict;

    /// <summary>ECS completed the rollout, or every essential container of every task exited with 0.</summary>
    /// <param name="OldTasksLeft">
    /// Running tasks of previous deployments: more than zero while they drain, or with early success criteria.
    /// </param>
    public sealed record Succeeded(int OldTasksLeft = 0) : Verdict
    {
        /// <summary>True when the desired count of the service is now 0, so that no new task has proven that it runs.</summary>
        public bool IsScaledToZero { get; init; }

        /// <summary>True when a rollback was requested after the rollout had finished.</summary>
        public bool HasLateRollback { get; init; }
    }

    /// <summary>The rollout or the tasks ended in another way or timed out.</summary>
    /// <param name="Last">The service as the last poll showed it; null when it did not, and for tasks.</param>
    public sealed record Ended(ResultCode Code, string Sentence, ServiceSnapshot? Last = null) : Verdict
    {
        /// <summary>Why the run gives up the rollout, in a sentence; null unless ECS continues it.</summary>
        public string? Cause { get; init; }

        /// <summary>The same verdict on a rollout that the request requires to be rolled back.</summary>
        /// <param name="reason">Why the rollout is not rolled back, in a sentence.</param>
        public Ended NotRolledBack(string reason) => this with { Sentence = $"{Sentence} Not rolled back: {reason}" };

        public bool IsFailure => Code.Status == ResultStatus.Failed;

        /// <summary>True when the service no longer exists.</summary>
        public bool IsServiceGone => Code == ResultCode.ServiceNotActive || Code == ResultCode.ServiceNotFound;
    }

    /// <summary>The run ended before the verdict or could no longer poll.</summary>
    public sealed record Unverified(string Warning) : Verdict;
}
