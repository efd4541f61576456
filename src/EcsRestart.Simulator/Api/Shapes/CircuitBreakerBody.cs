using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcsRestart.Simulator;

/// <summary><c>deploymentCircuitBreaker</c> in a <c>deploymentConfiguration</c>.</summary>
internal sealed record CircuitBreakerBody
{
    public bool Enable { get; init; }

    public bool Rollback { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }

    public static CircuitBreakerBody From(CircuitBreaker breaker) => new() { Enable = breaker.Enable, Rollback = breaker.Rollback };
}
