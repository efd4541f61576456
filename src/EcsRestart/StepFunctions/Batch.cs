using System.Text.Json.Serialization;

namespace EcsRestart.StepFunctions;

/// <summary>The work of one step: up to 10 services of one cluster that have the same options, or one task.</summary>
public sealed record Batch
{
    /// <summary>The index of the first result of the batch in the report.</summary>
    public required int At { get; init; }

    /// <summary>
    /// The number of batches of the same account and Region that run at once. Each makes its share of the calls that ECS allows.
    /// </summary>
    public required int Lanes { get; init; }

    /// <summary>The name of the cluster, or its ARN when the payload specifies the account.</summary>
    public string? Cluster { get; init; }

    /// <summary>The names of the services; null for a task.</summary>
    public IReadOnlyList<string>? Services { get; init; }

    /// <summary>The index of the options of the services in the plan.</summary>
    public int? Options { get; init; }

    /// <summary>True when a later round needs the extra tasks that the restarts of this batch release.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool ReturnsExtraTasks { get; init; }

    /// <summary>The index of the task in the request; null for services.</summary>
    public int? Task { get; init; }
}
