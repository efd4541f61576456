using System.Text.Json.Serialization;

namespace EcsRestart.Results;

/// <summary>Who rolled a deployment back.</summary>
public enum RollbackActor
{
    /// <summary>ECS, because of the deployment circuit breaker, an alarm or a lifecycle hook.</summary>
    [JsonStringEnumMemberName("ECS")]
    Ecs,

    /// <summary>This run, because the request has <c>"onFailure": "rollback"</c>.</summary>
    [JsonStringEnumMemberName("EcsRestart")]
    EcsRestart,

    /// <summary>Another user or tool.</summary>
    [JsonStringEnumMemberName("other")]
    Other,
}
