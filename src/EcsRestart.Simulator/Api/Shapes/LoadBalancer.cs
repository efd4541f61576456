using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcsRestart.Simulator;

internal sealed record LoadBalancer
{
    public string? TargetGroupArn { get; init; }

    public string? ContainerName { get; init; }

    public int? ContainerPort { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }

    public static IReadOnlyList<LoadBalancer> From(SimulatedService service) => service.Identity.TargetGroupArn is { } targetGroup
        ? [new() { TargetGroupArn = targetGroup, ContainerName = "app", ContainerPort = service.Identity.ContainerPort }]
        : [];
}
