using System.Text.Json.Nodes;

namespace EcsRestart.Lists;

/// <summary>An entry of a list, as it is shown.</summary>
/// <param name="Kind">The field of a request that it belongs to: <c>services</c>, <c>select</c> or <c>tasks</c>.</param>
/// <param name="Name">Of a service <c>cluster/service</c>, with account and Region where it has them: its key in a table.</param>
/// <param name="Json">As in a request, without what is null.</param>
public sealed record ListedEntry(string Kind, string Name, JsonObject Json)
{
    public const string Services = "services";
}
