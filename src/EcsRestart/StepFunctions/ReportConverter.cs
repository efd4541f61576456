using System.Text.Json;
using System.Text.Json.Serialization;
using EcsRestart.Report;

namespace EcsRestart.StepFunctions;

/// <summary>Writes the report that the last step returns. No step receives one.</summary>
internal sealed class ReportConverter : JsonConverter<RestartReport>
{
    public override RestartReport Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("No step receives a report.");

    public override void Write(Utf8JsonWriter writer, RestartReport value, JsonSerializerOptions options) => ReportJson.Write(writer, value);
}
