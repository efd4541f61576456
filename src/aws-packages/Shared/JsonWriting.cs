using System.Buffers;
using System.Text.Json;
using Amazon;
using Amazon.Runtime.Internal;

namespace AwsPackages;

/// <summary>Writes the members of a JSON object, and omits those that are not set.</summary>
internal static class JsonWriting
{
    public static void WriteBody(this IRequest request, string contentType, Action<Utf8JsonWriter> members)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        request.Headers["Content-Type"] = contentType;
        request.Content = body.WrittenSpan.ToArray();
    }

    public static Utf8JsonWriter Text(this Utf8JsonWriter json, string name, string value)
    {
        if (value is not null) json.WriteString(name, value);
        return json;
    }

    public static Utf8JsonWriter Number(this Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number) json.WriteNumber(name, number);
        return json;
    }

    public static Utf8JsonWriter Flag(this Utf8JsonWriter json, string name, bool? value)
    {
        if (value is { } flag) json.WriteBoolean(name, flag);
        return json;
    }

    public static Utf8JsonWriter Time(this Utf8JsonWriter json, string name, DateTime? value)
    {
        if (value is { } time) json.WriteNumber(name, new DateTimeOffset(time.ToUniversalTime()).ToUnixTimeSeconds());
        return json;
    }

    public static Utf8JsonWriter Object<T>(this Utf8JsonWriter json, string name, T value, Action<T, Utf8JsonWriter> members)
        where T : class
    {
        if (value is null) return json;

        json.WriteStartObject(name);
        members(value, json);
        json.WriteEndObject();
        return json;
    }

    public static Utf8JsonWriter Objects<T>(this Utf8JsonWriter json, string name, List<T> values, Action<T, Utf8JsonWriter> members)
        where T : class
    {
        if (values is null || (values.Count == 0 && AWSConfigs.InitializeCollections)) return json;

        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStartObject();
            members(value, json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        return json;
    }

    public static Utf8JsonWriter Texts(this Utf8JsonWriter json, string name, List<string> values)
    {
        if (values is null || (values.Count == 0 && AWSConfigs.InitializeCollections)) return json;

        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
        return json;
    }
}
