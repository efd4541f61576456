using System.Buffers;
using System.Text;
using System.Text.Json;
using EcsRestart.Request;

namespace EcsRestart.Deferrals;

/// <summary>
/// The payload of the later run: the request as it was, of its services only those that are left, and without <c>deferMinutes</c>, so that
/// nothing is deferred twice.
/// </summary>
internal static class DeferredPayload
{
    private static readonly ServiceOptions Usual = new();

    public static string Of(RestartRequest request, IEnumerable<DeferredService> services)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            WriteSchedule(json, request);
            json.WriteBoolean("wait", request.Wait);
            json.WriteNumber("maxInFlight", request.MaxInFlight);
            json.WriteNumber("stopAfterFailures", request.StopAfterFailures);
            json.WriteNumber("minAgeMinutes", (int)request.MinAge.TotalMinutes);
            json.WriteBoolean("raiseOnFailure", request.RaiseOnFailure);
            json.WriteStartArray("services");
            foreach (var service in services)
                Write(json, service);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    /// <summary>The time that the first run was meant for: what was deployed since then is not restarted again.</summary>
    private static void WriteSchedule(Utf8JsonWriter json, RestartRequest request)
    {
        if (request.ScheduledTime is { } scheduledTime)
            json.WriteString("scheduledTime", scheduledTime.UtcDateTime);
        else
            json.WriteString("scheduledTime", ScheduleKeywords.ScheduledTime);
        json.WriteString("scheduleArn", request.ScheduleArn ?? ScheduleKeywords.ScheduleArn);
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    private static void Write(Utf8JsonWriter json, DeferredService deferred)
    {
        var options = deferred.Options;
        json.WriteStartObject();
        json.WriteString("cluster", deferred.Service.Cluster);
        json.WriteString("service", deferred.Service.ServiceName);
        WriteText(json, "region", deferred.Service.Home.Region);
        WriteText(json, "roleArn", deferred.Service.Home.RoleArn);
        WriteText(json, "externalId", deferred.Service.Home.ExternalId);
        if (options.Wave != Usual.Wave)
            json.WriteNumber("wave", options.Wave);
        if (options.AllowDowntime)
            json.WriteBoolean("allowDowntime", true);
        if (options.RolloutTimeout != Usual.RolloutTimeout)
            json.WriteNumber("timeoutMinutes", (int)options.RolloutTimeout.TotalMinutes);
        json.WriteEndObject();
    }
}
