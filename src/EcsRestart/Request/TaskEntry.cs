namespace EcsRestart.Request;

/// <summary>One entry of <c>tasks</c>: what to run once.</summary>
public sealed record TaskEntry
{
    /// <summary>Name or ARN.</summary>
    public required string Cluster { get; init; }

    /// <summary><c>family</c>, <c>family:revision</c> or an ARN.</summary>
    public required string TaskDefinition { get; init; }

    /// <summary>Null: the capacity provider strategy decides, or what the cluster does by default. Never given together with the strategy.</summary>
    public string? LaunchType { get; init; }

    public IReadOnlyList<CapacityProvider> CapacityProviderStrategy { get; init; } = [];

    /// <summary>Null: none, which ECS only takes where the task definition's network mode is not <c>awsvpc</c>.</summary>
    public TaskNetwork? Network { get; init; }

    /// <summary>How many tasks to run at once: 1 to 10; default 1.</summary>
    public int Count { get; init; } = 1;

    /// <summary>What containers run otherwise than the task definition says.</summary>
    public IReadOnlyList<OverrideEntry> Overrides { get; init; } = [];

    /// <summary>Null: ECS makes one of the family's name.</summary>
    public string? Group { get; init; }

    /// <summary>Who ECS shows to have started the tasks.</summary>
    public string StartedBy { get; init; } = "ecs-restart";

    /// <summary>The same waves as those of services. 1 to 100; default 1.</summary>
    public int Wave { get; init; } = 1;

    /// <summary>Watch the tasks to their end. Null: as the request does.</summary>
    public bool? Wait { get; init; }

    /// <summary>How long the tasks may take, from the call. 1 min to 24 h; default that of the request, which is 30 min unless it says otherwise.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Where it stands, as a person would say it; null: at its place in the request.</summary>
    public string? Place { get; init; }
}
