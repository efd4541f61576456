using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Keys = System.Collections.Generic.IEnumerable<System.Collections.Generic.KeyValuePair<string, object>>;

namespace AWS.Lambda.Powertools.Logging.Internal;

/// <summary>Writes a log line: standard keys, appended keys, keys of the scope, parameters of the message, exception.</summary>
internal sealed class LineFormat(KeyNaming naming, string service, string timestampFormat, JsonSerializerOptions jsonOptions)
{
    private readonly JsonWriterOptions _writerOptions =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = jsonOptions?.WriteIndented ?? false };

    private readonly ValueWriter _values = new(naming, jsonOptions);

    public string Write(LogLevel level, string message, Exception exception, Keys scope, Keys parameters)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, _writerOptions))
        {
            writer.WriteStartObject();
            WriteStandardKeys(writer, level, message);

            var written = new HashSet<string>(StringComparer.Ordinal);
            WriteKeys(writer, AppendedKeys.Current.ToArray(), written);
            WriteKeys(writer, scope, written);
            WriteKeys(writer, MessageParameters.Of(parameters), written);
            if (exception is not null)
            {
                writer.WritePropertyName(naming.Key("Exception"));
                WriteException(writer, exception);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private void WriteStandardKeys(Utf8JsonWriter writer, LogLevel level, string message)
    {
        writer.WriteString(naming.Level, level.ToString());
        writer.WriteString(naming.Key("Message"), message);
        var timestamp = TimeProvider.System.GetUtcNow().UtcDateTime;
        writer.WriteString(naming.Key("Timestamp"), timestamp.ToString(timestampFormat, CultureInfo.CurrentCulture));
        writer.WriteString(naming.Key("Service"), service);
        writer.WriteBoolean(naming.Key("ColdStart"), ColdStart.Current);
        if (RootTraceId() is { } traceId)
            writer.WriteString(naming.Key("XrayTraceId"), traceId);
        writer.WriteString(naming.Key("Name"), "AWS.Lambda.Powertools.Logging.Logger");
    }

    private void WriteKeys(Utf8JsonWriter writer, Keys keys, HashSet<string> written)
    {
        foreach (var (key, value) in keys)
        {
            if (string.IsNullOrWhiteSpace(key) || StandardKeys.Contain(key) || !written.Add(key))
                continue;

            writer.WritePropertyName(naming.Key(key));
            _values.Write(writer, value);
        }
    }

    private void WriteException(Utf8JsonWriter writer, Exception exception)
    {
        writer.WriteStartObject();
        writer.WriteString(naming.Member("Type"), exception.GetType().FullName);
        WriteIfKnown("Message", exception.Message);
        WriteIfKnown("Source", exception.Source);
        WriteIfKnown("StackTrace", exception.StackTrace);
        if (exception.InnerException is { } inner)
        {
            writer.WritePropertyName(naming.Member("InnerException"));
            WriteException(writer, inner);
        }

        writer.WriteEndObject();

        void WriteIfKnown(string member, string text)
        {
            if (text is not null)
                writer.WriteString(naming.Member(member), text);
        }
    }

    private static string RootTraceId()
    {
        var header = Environment.GetEnvironmentVariable("_X_AMZN_TRACE_ID");
        return string.IsNullOrWhiteSpace(header)
            ? null
            : header.Split(';', StringSplitOptions.RemoveEmptyEntries)[0].Replace("Root=", "", StringComparison.Ordinal);
    }
}
