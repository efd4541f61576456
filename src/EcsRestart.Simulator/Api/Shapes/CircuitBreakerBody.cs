using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcsRestart.Simulator;

/// <summary>The <c>deploymentCircuitBreaker</c> of a <c>deploymentConfiguration</c>.</summary>
internal sealed record CircuitBreakerBody
{
    public bool Enable { get; init; }

    public bool Rollback { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }

    public static CircuitBreakerBody Of(CircuitBreaker breaker) => new() { Enable = breaker.Enable, Rollback = breaker.Rollback };
}
