using System.Text.Json;

namespace EcsRestart.Lists;

/// <summary>A service in a DynamoDB table.</summary>
/// <param name="Id">The sort key: <c>cluster/service</c>.</param>
/// <param name="Entry">All attributes except the keys, as the JSON object of an entry of <c>services</c>.</param>
public sealed record ListItem(string Id, JsonElement Entry)
{
    /// <summary>The partition key of the table, a string.</summary>
    public const string GroupKey = "group";

    /// <summary>The sort key of the table, a string.</summary>
    public const string IdKey = "id";
}
