using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EcsRestart.Simulator;

/// <summary>A query for all items of a group, in pages.</summary>
internal sealed partial class TableQuery
{
    private const int MaxPageBytes = 1024 * 1024;
    private const int MatchTimeoutMilliseconds = 1_000;

    private readonly string _group;
    private readonly string? _after;
    private readonly int _limit;
    private readonly bool _isForward;

    private TableQuery(string group, string? after, int limit, bool isForward)
    {
        _group = group;
        _after = after;
        _limit = limit;
        _isForward = isForward;
    }

    public static TableQuery From(JsonObject request) => new(
        Group(request),
        request["ExclusiveStartKey"] is JsonObject key ? SimulatedTable.KeyOf(key).Id : null,
        request["Limit"]?.GetValue<int>() ?? int.MaxValue,
        request["ScanIndexForward"]?.GetValue<bool>() ?? true);

    public JsonObject On(SimulatedTable table)
    {
        var found = _isForward ? table.Of(_group) : table.Of(_group).Reverse();
        var rest = found.Where(item => _after is null || IsAfter(SimulatedTable.KeyOf(item).Id)).ToList();
        var page = Page(rest).ToArray();
        var response = new JsonObject
        {
            ["Items"] = new JsonArray([.. page.Select(item => item.DeepClone())]),
            ["Count"] = page.Length,
            ["ScannedCount"] = page.Length,
        };
        if (page.Length > 0 && page.Length < rest.Count)
            response["LastEvaluatedKey"] = KeyOf(page[^1]);
        return response;
    }

    private bool IsAfter(string id) => string.CompareOrdinal(id, _after) is var order && (_isForward ? order > 0 : order < 0);

    /// <summary>Returns items until their total size reaches 1 MB, including the item that crosses the limit.</summary>
    private IEnumerable<JsonObject> Page(IEnumerable<JsonObject> items)
    {
        var size = 0;
        foreach (var item in items.Take(_limit))
        {
            yield return item;
            size += SimulatedTable.SizeOf(item);
            if (size >= MaxPageBytes)
                yield break;
        }
    }

    private static JsonObject KeyOf(JsonObject item) => new()
    {
        [SimulatedTable.GroupKey] = item[SimulatedTable.GroupKey]?.DeepClone(),
        [SimulatedTable.IdKey] = item[SimulatedTable.IdKey]?.DeepClone(),
    };

    private static string Group(JsonObject request)
    {
        var text = request["KeyConditionExpression"]?.GetValue<string>() ?? "";
        if (Equality().Match(text) is not { Success: true } equality)
            throw ListsException.Invalid("Invalid KeyConditionExpression: the simulator supports only partition key = :value");

        var name = equality.Groups["name"].Value;
        if (name == SimulatedTable.GroupKey)
            throw ListsException.Invalid($"Invalid KeyConditionExpression: Attribute name is a reserved keyword; reserved keyword: {name}");

        if ((name.StartsWith('#') ? Named(request, name) : name) != SimulatedTable.GroupKey)
            throw ListsException.Invalid($"Query condition missed key schema element: {SimulatedTable.GroupKey}");

        var value = equality.Groups["value"].Value;
        return request["ExpressionAttributeValues"]?[value]?["S"]?.GetValue<string>()
            ?? throw ListsException.Invalid($"Invalid KeyConditionExpression: An expression attribute value used in expression is not defined; attribute value: {value}");
    }

    private static string Named(JsonObject request, string placeholder) => request["ExpressionAttributeNames"]?[placeholder]?.GetValue<string>()
        ?? throw ListsException.Invalid($"Invalid KeyConditionExpression: An expression attribute name used in the document path is not defined; attribute name: {placeholder}");

    [GeneratedRegex(@"^\s*\(?\s*(?<name>#?[A-Za-z_][A-Za-z0-9_]*)\s*=\s*(?<value>:[A-Za-z0-9_]+)\s*\)?\s*$", RegexOptions.ExplicitCapture, MatchTimeoutMilliseconds)]
    private static partial Regex Equality();
}
