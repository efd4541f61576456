namespace EcsRestart.Ecs;

/// <summary>The status of a service deployment (Amazon ECS API Reference, "ServiceDeployment").</summary>
public enum ServiceDeploymentStatus
{
    Pending,
    InProgress,
    Successful,
    StopRequested,
    Stopped,
    RollbackRequested,
    RollbackInProgress,
    RollbackSuccessful,
    RollbackFailed,
}
