using System.Text.Json.Nodes;

namespace EcsRestart.Simulator;

/// <summary>The DynamoDB operations on existing tables (Amazon DynamoDB API Reference).</summary>
internal sealed class TableActions(string arnPrefix)
{
    public static readonly string[] Known = ["BatchWriteItem", "DeleteItem", "PutItem", "Query"];

    private const string TargetPrefix = "DynamoDB_20120810.";
    private const int MaxBatchItems = 25;

    private readonly Dictionary<string, SimulatedTable> _tables = new(StringComparer.Ordinal);

    public static bool Owns(string target) => target.StartsWith(TargetPrefix, StringComparison.Ordinal);

    public static string? SubjectOf(JsonObject? request) => request?["TableName"] is JsonValue name && name.TryGetValue(out string? text)
        ? text
        : (request?["RequestItems"] as JsonObject)?.Select(table => table.Key).FirstOrDefault();

    public string ArnOf(string name) => name.StartsWith(arnPrefix, StringComparison.Ordinal) ? name : $"{arnPrefix}{name}";

    /// <returns>The name of the table.</returns>
    public string Add(string name)
    {
        _tables.TryAdd(name, new SimulatedTable());
        return name;
    }

    public void Put(string table, JsonObject item) => Find(table).Put(item);

    public JsonObject Serve(string action, JsonObject request)
    {
        switch (action)
        {
            case "Query":
                return TableQuery.From(request).On(Find(Name(request)));
            case "PutItem":
                Find(Name(request)).Put(Member(request, "Item"));
                return [];
            case "DeleteItem":
                Find(Name(request)).Delete(Member(request, "Key"));
                return [];
            case "BatchWriteItem":
                return WriteBatch(Member(request, "RequestItems"));
            default:
                throw ListsException.UnknownOperation(action);
        }
    }

    private static JsonObject Member(JsonObject request, string name) => request[name] as JsonObject
        ?? throw ListsException.Invalid($"1 validation error detected: Value null at '{name}' failed to satisfy constraint: Member must not be null");

    private static string Name(JsonObject request) => SubjectOf(request)
        ?? throw ListsException.Invalid("1 validation error detected: Value null at 'tableName' failed to satisfy constraint: Member must not be null");

    private SimulatedTable Find(string name) =>
        _tables.GetValueOrDefault(name.StartsWith(arnPrefix, StringComparison.Ordinal) ? name[arnPrefix.Length..] : name) ?? throw ListsException.NoTable();

    private JsonObject WriteBatch(JsonObject tables)
    {
        var writes = tables.SelectMany(table => (table.Value as JsonArray ?? []).Select(write => (Table: Find(table.Key), Write: write as JsonObject))).ToArray();
        if (writes.Length is 0 or > MaxBatchItems)
            throw ListsException.Invalid($"1 validation error detected: Value at 'requestItems' failed to satisfy constraint: Member must have length less than or equal to {MaxBatchItems}, greater than or equal to 1");

        foreach (var (table, write) in writes)
        {
            if (write?["PutRequest"] is JsonObject put)
                table.Put(Member(put, "Item"));
            else
                table.Delete(Member(Member(write ?? [], "DeleteRequest"), "Key"));
        }

        return new() { ["UnprocessedItems"] = new JsonObject() };
    }
}
