using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EcsRestart.Request;

namespace EcsRestart.Schedules;

/// <summary>The payload of a schedule: a request with the context attributes that identify an invocation.</summary>
public static class ScheduleInput
{
    /// <summary>The limit of EventBridge Scheduler, in bytes.</summary>
    public const int MaxBytes = 256 * 1024;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Adds <c>scheduledTime</c> and <c>scheduleArn</c> with their context attributes unless the request sets them.</summary>
    /// <param name="payload">A request that <see cref="RequestReader"/> accepts.</param>
    /// <returns>The request with both fields; unchanged when it had both.</returns>
    public static string WithContext(ReadOnlyMemory<byte> payload)
    {
        var text = ToText(payload);
        var request = JsonNode.Parse(text)?.AsObject() ?? throw new JsonException("The request is not an object.");
        var isComplete = AddIfMissing(request, "scheduledTime", ContextAttributes.ScheduledTime)
            & AddIfMissing(request, "scheduleArn", ContextAttributes.ScheduleArn);
        return isComplete ? text : request.ToJsonString(Indented);
    }

    private static string ToText(ReadOnlyMemory<byte> payload)
    {
        using var reader = new StreamReader(new MemoryStream(payload.ToArray()));
        return reader.ReadToEnd();
    }

    /// <returns>False when the field was missing.</returns>
    private static bool AddIfMissing(JsonObject request, string name, string value)
    {
        var member = request.FirstOrDefault(field => field.Key.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (member.Value is not null)
            return true;

        request.Remove(member.Key ?? name);
        request[name] = value;
        return false;
    }
}
