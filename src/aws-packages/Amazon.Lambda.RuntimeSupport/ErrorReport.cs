using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The JSON that reports an exception to Lambda.</summary>
internal static class ErrorReport
{
    private const int MaxBytes = 256 * 1024;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] ToJson(Exception exception)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
            Write(writer, exception);

        return buffer.Length <= MaxBytes
            ? buffer.ToArray()
            : Encoding.UTF8.GetBytes("""{"errorMessage": "Exception exceeded maximum payload size of 256KB."}""");
    }

    private static void Write(Utf8JsonWriter writer, Exception exception)
    {
        writer.WriteStartObject();
        writer.WriteString("errorType", exception.GetType().Name);
        writer.WriteString("errorMessage", exception.Message.Trim(' '));
        WriteStackTrace(writer, exception.StackTrace);
        if (exception.InnerException is { } cause)
        {
            writer.WritePropertyName("cause");
            Write(writer, cause);
        }

        if (exception is AggregateException { InnerExceptions.Count: > 0 } aggregate)
            WriteCauses(writer, aggregate);

        writer.WriteEndObject();
    }

    private static void WriteStackTrace(Utf8JsonWriter writer, string stackTrace)
    {
        if (string.IsNullOrEmpty(stackTrace))
            return;

        writer.WriteStartArray("stackTrace");
        foreach (var line in stackTrace.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            writer.WriteStringValue(line);
        writer.WriteEndArray();
    }

    private static void WriteCauses(Utf8JsonWriter writer, AggregateException aggregate)
    {
        writer.WriteStartArray("causes");
        foreach (var cause in aggregate.InnerExceptions)
            Write(writer, cause);
        writer.WriteEndArray();
    }
}
