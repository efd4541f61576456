namespace EcsRestart.Watch;

/// <summary>Who rolled a deployment back.</summary>
internal enum RollbackActor
{
    /// <summary>ECS: the circuit breaker, an alarm or a lifecycle hook.</summary>
    Ecs,

    /// <summary>Another user or tool.</summary>
    Other,
}
