using System.Buffers;
using System.Text.Json;
using EcsRestart.Report;

namespace EcsRestart.Lambda;

/// <summary>
/// Writes metrics as a log line for CloudWatch (CloudWatch User Guide, "Specification: Embedded metric format").
/// </summary>
internal static class EmbeddedMetrics
{
    private const string Namespace = "EcsRestart";

    /// <summary>The only dimension. Another one would split the metrics, and no alarm would evaluate them.</summary>
    private const string Dimension = "FunctionName";

    /// <param name="time">The time of the metrics. Alarms evaluate only the last few minutes.</param>
    public static ReadOnlySpan<byte> Line(IReadOnlyList<RunMetric> metrics, string functionName, DateTimeOffset time)
    {
        var line = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            WriteDescription(json, metrics, time);
            json.WriteString(Dimension, functionName);
            foreach (var metric in metrics)
                json.WriteNumber(metric.Name, metric.Value);
            json.WriteEndObject();
        }

        line.Write("\n"u8);
        return line.WrittenSpan;
    }

    private static void WriteDescription(Utf8JsonWriter json, IReadOnlyList<RunMetric> metrics, DateTimeOffset time)
    {
        json.WriteStartObject("_aws");
        json.WriteNumber("Timestamp", time.ToUnixTimeMilliseconds());
        json.WriteStartArray("CloudWatchMetrics");
        json.WriteStartObject();
        json.WriteString("Namespace", Namespace);
        json.WriteStartArray("Dimensions");
        json.WriteStartArray();
        json.WriteStringValue(Dimension);
        json.WriteEndArray();
        json.WriteEndArray();
        json.WriteStartArray("Metrics");
        foreach (var metric in metrics)
        {
            json.WriteStartObject();
            json.WriteString("Name", metric.Name);
            json.WriteString("Unit", metric.Unit);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
