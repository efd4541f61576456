namespace EcsRestart.Simulator;

/// <summary>A deployment of a service: the PRIMARY one, or a former one (ACTIVE) whose tasks are on their way out.</summary>
internal sealed class SimulatedDeployment
{
    public SimulatedDeployment(string id, SimulatedTaskDefinition taskDefinition, DateTimeOffset createdAt)
    {
        Id = id;
        TaskDefinition = taskDefinition;
        CreatedAt = createdAt;
        UpdatedAt = createdAt;
        RolloutStateReason = $"ECS deployment {id} in progress.";
    }

    /// <summary><c>ecs-svc/</c> and digits.</summary>
    public string Id { get; }

    public SimulatedTaskDefinition TaskDefinition { get; }

    public DateTimeOffset CreatedAt { get; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public string Status { get; private set; } = "PRIMARY";

    public string RolloutState { get; private set; } = "IN_PROGRESS";

    public string RolloutStateReason { get; private set; }

    public bool IsUnderWay => RolloutState == "IN_PROGRESS";

    /// <summary>Whether ECS has said that this deployment cannot move.</summary>
    public bool IsKnownToBeBlocked { get; set; }

    /// <summary>A newer deployment takes its place. How far it came stays to be seen: a finished one remains COMPLETED.</summary>
    public void Supersede(DateTimeOffset now)
    {
        Status = "ACTIVE";
        UpdatedAt = now;
    }

    public void Complete(DateTimeOffset now)
    {
        RolloutState = "COMPLETED";
        RolloutStateReason = $"ECS deployment {Id} completed.";
        UpdatedAt = now;
    }
}
