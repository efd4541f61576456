using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcsRestart;

/// <summary>Reads and writes a result code as its name.</summary>
internal sealed class ResultCodeJson : JsonConverter<ResultCode>
{
    public override ResultCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && ResultCode.Find(reader.GetString() ?? "") is { } code
            ? code
            : throw new JsonException("Expected a result code.");

    public override void Write(Utf8JsonWriter writer, ResultCode value, JsonSerializerOptions options) => writer.WriteStringValue(value.Name);
}
