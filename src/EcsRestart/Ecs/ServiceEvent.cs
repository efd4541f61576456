namespace EcsRestart.Ecs;

/// <summary>A service event (Developer Guide, "Service event messages").</summary>
/// <param name="CreatedAt">By the ECS clock.</param>
public sealed record ServiceEvent(DateTimeOffset CreatedAt, string Message)
{
    private const string Failed = "deployment failed";
    private const string Completed = "deployment completed";
    private const string RollingBack = "rolling back";
    private const string Opening = "(deployment ";
    private const string IdPrefix = "ecs-svc/";

    /// <summary>
    /// Phrases of events that report why ECS could not continue: placement, quotas, throttling, load balancer, health checks, protected
    /// tasks, percentages, Availability Zones.
    /// </summary>
    private static readonly string[] ObstaclePhrases =
    [
        "unable to", "could not", "cannot", "throttled", "is unhealthy in", "failed container health checks", "failed to ",
        "failed ELB health checks", "limit was exceeded", "is not AZ balanced", "not enough",
    ];

    /// <summary>True when the event reports a failed deployment. Not every event names it.</summary>
    public bool IsDeploymentFailure => Contains(Failed);

    /// <summary>
    /// The deployment that failed, as in <c>(service S) (deployment ecs-svc/N) deployment failed: tasks failed to start.</c> Null when the
    /// event reports something else, or names no deployment.
    /// </summary>
    public string? FailedDeploymentId => DeploymentBefore(Failed);

    /// <summary>The deployment that ECS completed; null when the event reports something else.</summary>
    public string? CompletedDeploymentId => DeploymentBefore(Completed);

    /// <summary>The reason of a failed deployment, such as <c>tasks failed to start.</c> Empty when ECS gives none, null for other events.</summary>
    public string? FailureReason =>
        IsDeploymentFailure ? Message[(Message.IndexOf(Failed, StringComparison.OrdinalIgnoreCase) + Failed.Length)..].TrimStart(':', ' ') : null;

    /// <summary>True when ECS started a rollback to a former deployment.</summary>
    public bool IsRollback => Contains(RollingBack);

    /// <summary>The deployment that ECS rolls back to; null when the event reports something else, or names no deployment.</summary>
    public string? RollbackTargetId => RollbackTargetIn(Message);

    /// <summary>True when a verdict can depend on the event.</summary>
    internal bool IsEvidence => IsDeploymentFailure || IsRollback || IsObstacle || Contains(Completed);

    /// <summary>True when the event reports why ECS could not continue, such as <c>was unable to place a task</c>.</summary>
    public bool IsObstacle => !IsDeploymentFailure && ObstaclePhrases.Any(Contains);

    /// <summary>True when the event reports that tasks keep failing to start, but not why.</summary>
    private bool IsRepetition => Contains("unable to consistently start");

    /// <summary>Returns the newest event that reports an obstacle, or null. Events without a cause come last.</summary>
    /// <param name="newestFirst">Newest first. Events of the same date keep this order.</param>
    internal static ServiceEvent? Obstacle(IEnumerable<ServiceEvent> newestFirst) =>
        newestFirst.Where(item => item.IsObstacle).OrderBy(item => item.IsRepetition).ThenByDescending(item => item.CreatedAt).FirstOrDefault();

    /// <summary>
    /// The deployment named after "rolling back": <c>rolling back to deployment ecs-svc/N.</c> in an event, <c>rolling back to deploymentId
    /// ecs-svc/N.</c> in a deployment's reason.
    /// </summary>
    internal static string? RollbackTargetIn(string? text)
    {
        if (text?.IndexOf(RollingBack, StringComparison.OrdinalIgnoreCase) is not (>= 0 and var phrase)
            || text.IndexOf(IdPrefix, phrase, StringComparison.Ordinal) is not (>= 0 and var start))
            return null;

        return IdPrefix + string.Concat(text[(start + IdPrefix.Length)..].TakeWhile(char.IsAsciiLetterOrDigit));
    }

    private bool Contains(string phrase) => Message.Contains(phrase, StringComparison.OrdinalIgnoreCase);

    /// <returns>The id in <c>(deployment ID) PHRASE</c>; null when the phrase does not follow one.</returns>
    private string? DeploymentBefore(string phrase)
    {
        var end = Message.IndexOf($") {phrase}", StringComparison.OrdinalIgnoreCase);
        var start = end < 0 ? -1 : Message.LastIndexOf(Opening, end, StringComparison.Ordinal);
        return start < 0 || Message.IndexOf(')', start) < end ? null : Message[(start + Opening.Length)..end];
    }
}
