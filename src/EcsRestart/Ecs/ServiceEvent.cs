namespace EcsRestart.Ecs;

/// <summary>One thing that ECS says happened to a service (Developer Guide, "Service event messages").</summary>
/// <param name="CreatedAt">By ECS's clock.</param>
public sealed record ServiceEvent(DateTimeOffset CreatedAt, string Message)
{
    private const string Opening = "(deployment ";
    private const string Ending = ") deployment failed";

    /// <summary>
    /// The deployment that this event calls failed, as in <c>(service S) (deployment ecs-svc/N) deployment failed: tasks failed to
    /// start.</c>; null when it is about something else.
    /// </summary>
    public string? FailedDeploymentId
    {
        get
        {
            var end = Message.IndexOf(Ending, StringComparison.Ordinal);
            var start = end < 0 ? -1 : Message.LastIndexOf(Opening, end, StringComparison.Ordinal);
            return start < 0 ? null : Message[(start + Opening.Length)..end];
        }
    }

    /// <summary>Why that deployment failed, such as <c>tasks failed to start.</c>; empty where ECS gives no reason, null for other events.</summary>
    public string? FailureReason =>
        FailedDeploymentId is null ? null : Message[(Message.IndexOf(Ending, StringComparison.Ordinal) + Ending.Length)..].TrimStart(':', ' ');
}
