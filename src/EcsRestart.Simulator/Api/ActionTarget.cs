using System.Text.Json;

namespace EcsRestart.Simulator;

/// <summary>The cluster and the services that a request refers to. ARNs are reduced to names.</summary>
internal sealed record ActionTarget(string? Cluster, IReadOnlyList<string> Services)
{
    public static ActionTarget From(JsonElement request)
    {
        var arns = Texts(request, "serviceDeploymentArn").Concat(Texts(request, "serviceDeploymentArns"))
            .Concat(Texts(request, "serviceRevisionArns")).Select(arn => arn.Split('/')).Where(parts => parts.Length == 4).ToList();
        return new(
            Names(request, "cluster").Concat(Names(request, "clusterName")).Concat(arns.Select(parts => parts[1])).FirstOrDefault(),
            [
                .. Names(request, "service").Concat(Names(request, "serviceName")).Concat(Names(request, "services"))
                    .Concat(arns.Select(parts => parts[2]).Distinct()),
            ]);
    }

    private static IEnumerable<string> Names(JsonElement request, string member) => Texts(request, member).Select(Arns.NameIn);

    private static IEnumerable<string> Texts(JsonElement request, string member)
    {
        if (request.ValueKind != JsonValueKind.Object || !request.TryGetProperty(member, out var value))
            return [];

        var texts = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : new[] { value };
        return from text in texts where text.ValueKind == JsonValueKind.String select text.GetString() ?? "";
    }
}
