using System.Text.Json;
using AwsPackages;

namespace Amazon.DynamoDBv2.Model;

public partial class AttributeValue
{
    public AttributeValue() { }

    public AttributeValue(string s) => S = s;

    public AttributeValue(List<string> ss) => SS = ss;

    public MemoryStream B { get; set; }

    public bool? BOOL { get; set; }

    public List<AttributeValue> L { get; set; } = Absent.List<AttributeValue>();

    public Dictionary<string, AttributeValue> M { get; set; } = AttributeMap.Absent();

    public string N { get; set; }

    public List<string> NS { get; set; } = Absent.List<string>();

    public bool? NULL { get; set; }

    public string S { get; set; }

    public List<string> SS { get; set; } = Absent.List<string>();

    internal static AttributeValue Read(JsonElement json) => new()
    {
        B = json.TryGetProperty(nameof(B), out var bytes) ? new MemoryStream(bytes.GetBytesFromBase64()) : null,
        BOOL = json.Flag("BOOL"),
        L = json.List("L", Read),
        M = json.Attributes("M"),
        N = json.Text("N"),
        NS = json.Texts("NS"),
        NULL = json.Flag("NULL"),
        S = json.Text("S"),
        SS = json.Texts("SS"),
    };

    internal static void Write(AttributeValue value, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        if (value.B is { } bytes) json.WriteBase64String(nameof(B), bytes.ToArray());
        json.Flag("BOOL", value.BOOL);
        WriteList(value.L, json);
        json.Attributes("M", value.M)
            .Text("N", value.N)
            .Texts("NS", value.NS)
            .Flag("NULL", value.NULL)
            .Text("S", value.S)
            .Texts("SS", value.SS);
        json.WriteEndObject();
    }

    private static void WriteList(List<AttributeValue> values, Utf8JsonWriter json)
    {
        if (values is null || (values.Count == 0 && AWSConfigs.InitializeCollections)) return;

        json.WriteStartArray(nameof(L));
        foreach (var value in values) Write(value, json);
        json.WriteEndArray();
    }
}
