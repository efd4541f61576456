using System.Text.Json.Serialization;

namespace EcsRestart.StepFunctions;

/// <summary>What one step restarts: up to ten services of one cluster that have the same options; or one task.</summary>
public sealed record Batch
{
    /// <summary>The place of its first result in the report.</summary>
    public required int At { get; init; }

    /// <summary>How many batches of its account and Region are worked on at once; each makes its part of the calls that ECS allows.</summary>
    public required int Lanes { get; init; }

    /// <summary>The cluster's name, or its ARN where the payload tells the account.</summary>
    public string? Cluster { get; init; }

    /// <summary>The services' names; null for a task.</summary>
    public IReadOnlyList<string>? Services { get; init; }

    /// <summary>Which of the plan's options are those of the services.</summary>
    public int? Options { get; init; }

    /// <summary>True when a later round needs the extra tasks that the restarts of this batch give back.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool ReturnsExtraTasks { get; init; }

    /// <summary>Which of the request's tasks it is; null for services.</summary>
    public int? Task { get; init; }
}
