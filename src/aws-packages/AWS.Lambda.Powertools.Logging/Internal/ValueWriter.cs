using System.Globalization;
using System.Text.Json;

namespace AWS.Lambda.Powertools.Logging.Internal;

/// <summary>Writes what a log call was given as JSON, without reflection.</summary>
internal sealed class ValueWriter(KeyNaming naming, JsonSerializerOptions jsonOptions)
{
    public void Write(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case string text: writer.WriteStringValue(text); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case int or short or sbyte or byte or ushort: writer.WriteNumberValue(Convert.ToInt32(value, CultureInfo.InvariantCulture)); break;
            case long number: writer.WriteNumberValue(number); break;
            case uint number: writer.WriteNumberValue(number); break;
            case ulong number: writer.WriteNumberValue(number); break;
            case double number: writer.WriteNumberValue(number); break;
            case float number: writer.WriteNumberValue(number); break;
            case decimal number: writer.WriteNumberValue(number); break;
            case char character: writer.WriteStringValue(character.ToString()); break;
            case Guid id: writer.WriteStringValue(id); break;
            case DateTime time: writer.WriteStringValue(time); break;
            case DateTimeOffset time: writer.WriteStringValue(time); break;
            case TimeSpan duration: writer.WriteStringValue(duration.ToString("c", CultureInfo.InvariantCulture)); break;
            case Enum constant: writer.WriteRawValue(constant.ToString("D")); break;
            case IEnumerable<KeyValuePair<string, object>> members: WriteObject(writer, members); break;
            default: WriteWithMetadata(writer, value); break;
        }
    }

    private void WriteObject(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, object>> members)
    {
        writer.WriteStartObject();
        foreach (var (key, value) in members)
        {
            writer.WritePropertyName(naming.Key(key));
            Write(writer, value);
        }

        writer.WriteEndObject();
    }

    private void WriteWithMetadata(Utf8JsonWriter writer, object value)
    {
        var type = value.GetType();
        if (jsonOptions?.TypeInfoResolver?.GetTypeInfo(type, jsonOptions) is not { } metadata)
            throw new NotSupportedException($"The logger knows no JSON of type {type}: give its metadata by WithJsonOptions.");

        JsonSerializer.Serialize(writer, value, metadata);
    }
}
