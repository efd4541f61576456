using System.Globalization;
using System.Text;
using System.Text.Json;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

internal static class LogLine
{
    public static string Text(DateTimeOffset time, LogLevel level, InvocationHeaders invocation, string message, Exception exception) =>
        $"{Timestamp(time)}\t{invocation?.AwsRequestId}\t{Label(level)}\t{Body(message, exception)}";

    public static string Body(string message, Exception exception) =>
        string.IsNullOrEmpty(message) || exception is null ? $"{message}{exception}" : $"{message}\n{exception}";

    public static string Json(DateTimeOffset time, LogLevel level, InvocationHeaders invocation, string message, Exception exception)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("timestamp", Timestamp(time));
            writer.WriteString("level", level.ToString());
            WriteIfKnown(writer, "requestId", invocation?.AwsRequestId);
            WriteIfKnown(writer, "tenantId", invocation?.TenantId);
            WriteIfKnown(writer, "traceId", invocation?.TraceId);
            writer.WriteString("message", message ?? string.Empty);
            if (exception is not null)
                WriteException(writer, exception);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void WriteException(Utf8JsonWriter writer, Exception exception)
    {
        writer.WriteString("errorType", exception.GetType().FullName);
        writer.WriteString("errorMessage", exception.Message);
        writer.WriteStartArray("stackTrace");
        foreach (var line in exception.ToString().Split('\n'))
            writer.WriteStringValue(line.Trim());
        writer.WriteEndArray();
    }

    private static void WriteIfKnown(Utf8JsonWriter writer, string name, string value)
    {
        if (!string.IsNullOrEmpty(value))
            writer.WriteString(name, value);
    }

    private static string Timestamp(DateTimeOffset time) =>
        time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string Label(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce",
        LogLevel.Debug => "dbug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "fail",
        LogLevel.Critical => "crit",
        _ => level.ToString(),
    };
}
