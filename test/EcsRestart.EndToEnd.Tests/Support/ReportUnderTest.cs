using System.Text.Json;

namespace EcsRestart.EndToEnd.Tests.Support;

/// <summary>A report as JSON.</summary>
internal sealed record ReportUnderTest(JsonElement Json)
{
    public int StatusCode => Json.GetProperty("statusCode").GetInt32();

    public JsonElement[] Results => [.. Json.GetProperty("results").EnumerateArray()];

    /// <summary>The results as <c>status code</c>, in order.</summary>
    public string[] StatusesAndCodes => [.. Results.Select(result => $"{Text(result, "status")} {Text(result, "code")}")];

    public string[] Statuses => [.. Results.Select(result => Text(result, "status"))];

    public string ErrorPaths => string.Join(' ', Json.GetProperty("errors").EnumerateArray().Select(error => Text(error, "path")));

    public static ReportUnderTest Parse(string json) => new(JsonDocument.Parse(json).RootElement);

    public static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";
}
