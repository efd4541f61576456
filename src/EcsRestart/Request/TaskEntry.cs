namespace EcsRestart.Request;

/// <summary>An entry of <c>tasks</c>: a task to run once.</summary>
public sealed record TaskEntry
{
    /// <summary>The name or ARN of the cluster.</summary>
    public required string Cluster { get; init; }

    /// <summary><c>family</c>, <c>family:revision</c> or an ARN.</summary>
    public required string TaskDefinition { get; init; }

    /// <summary>The launch type, never set together with a capacity provider strategy. Null for the strategy, or for the cluster default.</summary>
    public string? LaunchType { get; init; }

    public IReadOnlyList<CapacityProvider> CapacityProviderStrategy { get; init; } = [];

    /// <summary>The network configuration, required by network mode <c>awsvpc</c> and only allowed with it. Null for none.</summary>
    public TaskNetwork? Network { get; init; }

    /// <summary>The number of tasks to run, 1 to 10; default 1.</summary>
    public int Count { get; init; } = 1;

    /// <summary>The container overrides.</summary>
    public IReadOnlyList<OverrideEntry> Overrides { get; init; } = [];

    /// <summary>The task group. Null for the ECS default, which is derived from the family.</summary>
    public string? Group { get; init; }

    /// <summary>The <c>startedBy</c> value of the tasks.</summary>
    public string StartedBy { get; init; } = "ecs-restart";

    /// <summary>The wave, shared with services. 1 to 100; default 1.</summary>
    public int Wave { get; init; } = 1;

    /// <summary>Watch the tasks until they stop. Null for the value in the request.</summary>
    public bool? Wait { get; init; }

    /// <summary>The timeout of the tasks, from the RunTask call, 1 min to 24 h. Default: the timeout of the request, which is 30 min by default.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>The path of the entry in its list. Null for an entry of the request.</summary>
    public string? Place { get; init; }
}
