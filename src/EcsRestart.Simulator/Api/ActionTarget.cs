using System.Text.Json;

namespace EcsRestart.Simulator;

/// <summary>Which cluster and services a request is about, whatever the action; ARNs are reduced to names.</summary>
internal sealed record ActionTarget(string? Cluster, IReadOnlyList<string> Services)
{
    public static ActionTarget Of(JsonElement request) => new(
        Names(request, "cluster").Concat(Names(request, "clusterName")).FirstOrDefault(),
        [.. Names(request, "service").Concat(Names(request, "serviceName")).Concat(Names(request, "services"))]);

    private static IEnumerable<string> Names(JsonElement request, string member)
    {
        if (request.ValueKind != JsonValueKind.Object || !request.TryGetProperty(member, out var value))
            return [];

        var texts = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : new[] { value };
        return from text in texts where text.ValueKind == JsonValueKind.String select Arns.NameIn(text.GetString() ?? "");
    }
}
