using System.Text;
using System.Text.Json.Nodes;

namespace EcsRestart.Simulator;

/// <summary>A table with the partition key <c>group</c> and the sort key <c>id</c>, both strings.</summary>
internal sealed class SimulatedTable
{
    public const string GroupKey = "group";
    public const string IdKey = "id";

    private const int MaxItemBytes = 400 * 1024;

    private readonly SortedDictionary<(string Group, string Id), JsonObject> _items = new(KeyOrder.Ordinal);

    public IEnumerable<JsonObject> Of(string group) => _items.Where(item => item.Key.Group == group).Select(item => item.Value);

    public void Put(JsonObject item)
    {
        if (SizeOf(item) > MaxItemBytes)
            throw ListsException.Invalid("Item size has exceeded the maximum allowed size");

        _items[KeyOf(item)] = item.DeepClone().AsObject();
    }

    public void Delete(JsonObject key) => _items.Remove(KeyOf(key));

    public static (string Group, string Id) KeyOf(JsonObject item) => (Key(item, GroupKey), Key(item, IdKey));

    /// <summary>The size as DynamoDB counts it: UTF-8 bytes of names and values, approximate for nested values.</summary>
    public static int SizeOf(JsonObject item) =>
        item.Sum(attribute => Encoding.UTF8.GetByteCount(attribute.Key) + (attribute.Value?.AsObject().Sum(value => SizeOf(value.Value)) ?? 0));

    private static int SizeOf(JsonNode? value) => value switch
    {
        null => 1,
        JsonValue text when text.TryGetValue(out string? said) => Encoding.UTF8.GetByteCount(said),
        JsonValue => 1,
        _ => Encoding.UTF8.GetByteCount(value.ToJsonString()),
    };

    private static string Key(JsonObject item, string name)
    {
        if (item[name] is not JsonObject attribute)
            throw ListsException.Invalid($"One or more parameter values were invalid: Missing the key {name} in the item");

        var type = attribute.Select(value => value.Key).FirstOrDefault() ?? "";
        if (type != "S")
            throw ListsException.Invalid($"One or more parameter values were invalid: Type mismatch for key {name} expected: S actual: {type}");

        return attribute["S"]?.GetValue<string>() is { Length: > 0 } text
            ? text
            : throw ListsException.Invalid($"One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: {name}");
    }

    private sealed class KeyOrder : IComparer<(string Group, string Id)>
    {
        public static readonly KeyOrder Ordinal = new();

        public int Compare((string Group, string Id) x, (string Group, string Id) y) =>
            string.CompareOrdinal(x.Group, y.Group) is not 0 and var order ? order : string.CompareOrdinal(x.Id, y.Id);
    }
}
