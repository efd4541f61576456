using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace AWS.Lambda.Powertools.Logging.Internal;

/// <summary>Writes log values as JSON, without reflection.</summary>
internal sealed class ValueWriter(KeyNaming naming, JsonSerializerOptions jsonOptions)
{
    private readonly Lazy<JsonSerializerOptions> _objects = new(() => new JsonSerializerOptions(jsonOptions ?? new())
    {
        DictionaryKeyPolicy = naming.Keys,
        PropertyNamingPolicy = naming.Members,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = jsonOptions?.TypeInfoResolver ?? JsonTypeInfoResolver.Combine(),
    });

    /// <exception cref="NotSupportedException">The JSON options have no metadata for the type of the object.</exception>
    public void Write(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case string text: writer.WriteStringValue(text); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case sbyte or byte or short or ushort or int: writer.WriteNumberValue(((IConvertible)value).ToInt32(null)); break;
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
            default: JsonSerializer.Serialize(writer, value, _objects.Value.GetTypeInfo(value.GetType())); break;
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
}
