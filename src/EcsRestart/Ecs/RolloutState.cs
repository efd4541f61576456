namespace EcsRestart.Ecs;

public enum RolloutState
{
    InProgress,
    Completed,
    Failed,
}
