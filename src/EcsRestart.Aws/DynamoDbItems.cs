using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using EcsRestart.Lists;

namespace EcsRestart.Aws;

/// <summary>Converts DynamoDB items to JSON.</summary>
internal static class DynamoDbItems
{
    public static ListItem Read(Dictionary<string, AttributeValue> item)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text))
            Write(json, item.Where(attribute => attribute.Key is not (ListItem.GroupKey or ListItem.IdKey)));
        using var document = JsonDocument.Parse(text.WrittenMemory);
        return new ListItem(item.GetValueOrDefault(ListItem.IdKey)?.S ?? "", document.RootElement.Clone());
    }

    private static void Write(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, AttributeValue>> attributes)
    {
        json.WriteStartObject();
        foreach (var (name, value) in attributes)
        {
            json.WritePropertyName(name);
            Write(json, value);
        }

        json.WriteEndObject();
    }

    /// <summary>Writes a value. Binary values are written as Base64, although no option is binary.</summary>
    private static void Write(Utf8JsonWriter json, AttributeValue value)
    {
        if (value.S is { } text)
            json.WriteStringValue(text);
        else if (value.N is { } number)
            WriteNumber(json, number);
        else if (value.BOOL is { } flag)
            json.WriteBooleanValue(flag);
        else if (value.NULL == true)
            json.WriteNullValue();
        else if (value.M is { } map)
            Write(json, map);
        else if (value.L is { } list)
            WriteList(json, list, item => Write(json, item));
        else if (value.SS is { } texts)
            WriteList(json, texts, json.WriteStringValue);
        else if (value.NS is { } numbers)
            WriteList(json, numbers, item => WriteNumber(json, item));
        else
            json.WriteBase64StringValue(value.B?.ToArray() ?? []);
    }

    private static void WriteList<T>(Utf8JsonWriter json, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray();
        foreach (var item in items)
            write(item);
        json.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter json, string number)
    {
        if (decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            json.WriteNumberValue(value);
        else
            json.WriteStringValue(number);
    }
}
