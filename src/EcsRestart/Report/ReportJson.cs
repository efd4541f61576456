using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcsRestart.Report;

/// <summary>The report as JSON.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(Answer))]
[JsonSerializable(typeof(RestartReport))]
public sealed partial class ReportJson : JsonSerializerContext
{
    /// <summary>How the report is written, wherever it is written.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
    }

    /// <summary>The report as indented text for a person or a file.</summary>
    public static string Write(RestartReport report)
    {
        var options = new JsonSerializerOptions { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        Configure(options);
        return JsonSerializer.Serialize(report, new ReportJson(options).RestartReport);
    }
}
