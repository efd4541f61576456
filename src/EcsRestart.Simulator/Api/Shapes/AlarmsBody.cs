using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcsRestart.Simulator;

/// <summary><c>alarms</c> in a <c>deploymentConfiguration</c>.</summary>
internal sealed record AlarmsBody
{
    public IReadOnlyList<string> AlarmNames { get; init; } = [];

    public bool Rollback { get; init; }

    public bool Enable { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }

    public static AlarmsBody? From(DeploymentAlarms? alarms) =>
        alarms is null ? null : new() { AlarmNames = alarms.Names, Rollback = alarms.Rollback, Enable = alarms.Enable };

    /// <param name="previous">The current alarms of the service. The time at which an alarm goes off does not change.</param>
    public DeploymentAlarms? ApplyTo(DeploymentAlarms? previous) => AlarmNames.Count == 0 && !Enable
        ? null
        : (previous ?? new()) with { Names = AlarmNames, Rollback = Rollback, Enable = Enable };
}
