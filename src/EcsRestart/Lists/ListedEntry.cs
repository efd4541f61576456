using System.Text.Json.Nodes;

namespace EcsRestart.Lists;

/// <summary>An entry of a list, for display.</summary>
/// <param name="Kind">The request field of the entry: <c>services</c>, <c>select</c> or <c>tasks</c>.</param>
/// <param name="Name">The name; for a service, its key in a table: <c>cluster/service</c>, followed by the account and Region, if any.</param>
/// <param name="Json">The entry as in a request, without nulls.</param>
public sealed record ListedEntry(string Kind, string Name, JsonObject Json)
{
    public const string Services = "services";
}
