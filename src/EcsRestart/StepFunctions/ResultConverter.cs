using System.Text.Json;
using System.Text.Json.Serialization;
using EcsRestart.Report;
using EcsRestart.Results;

namespace EcsRestart.StepFunctions;

/// <summary>Writes a result in the state between steps exactly as in a report.</summary>
internal sealed class ResultConverter : JsonConverter<RestartResult>
{
    public override RestartResult Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize(ref reader, StepJson.Default.RestartResult) ?? throw new JsonException("Expected a result.");

    public override void Write(Utf8JsonWriter writer, RestartResult value, JsonSerializerOptions options) => ReportJson.Write(writer, value);
}
