using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcsRestart.Simulator;

/// <summary>The <c>alarms</c> of a <c>deploymentConfiguration</c>.</summary>
internal sealed record AlarmsBody
{
    public IReadOnlyList<string> AlarmNames { get; init; } = [];

    public bool Rollback { get; init; }

    public bool Enable { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }

    public static AlarmsBody? Of(DeploymentAlarms? alarms) =>
        alarms is null ? null : new() { AlarmNames = alarms.Names, Rollback = alarms.Rollback, Enable = alarms.Enable };

    /// <param name="former">What the service has; when an alarm goes off stays as it is.</param>
    public DeploymentAlarms? ApplyTo(DeploymentAlarms? former) => AlarmNames.Count == 0 && !Enable
        ? null
        : (former ?? new()) with { Names = AlarmNames, Rollback = Rollback, Enable = Enable };
}
