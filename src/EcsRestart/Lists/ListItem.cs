using System.Text.Json;

namespace EcsRestart.Lists;

/// <summary>A service in a DynamoDB table.</summary>
/// <param name="Id">The sort key: <c>cluster/service</c>.</param>
/// <param name="Entry">All attributes but the keys, as the JSON object that an entry of <c>services</c> is.</param>
public sealed record ListItem(string Id, JsonElement Entry)
{
    /// <summary>The table's partition key, a text.</summary>
    public const string GroupKey = "group";

    /// <summary>The table's sort key, a text.</summary>
    public const string IdKey = "id";
}
