using System.Buffers;
using System.Text;
using System.Text.Json;
using EcsRestart.Request;

namespace EcsRestart.Deferrals;

/// <summary>
/// The payload of a deferred run: the settings of the request without <c>deferMinutes</c>, so that no service is deferred twice, and only the
/// deferred services.
/// </summary>
internal static class DeferredPayload
{
    public static string Of(RestartRequest request, IEnumerable<DeferredService> services)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            foreach (var field in RequestSettings.All)
                field.RepeatIn(json, request);
            json.WriteStartArray("services");
            foreach (var service in services)
                Write(json, service);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, DeferredService deferred)
    {
        json.WriteStartObject();
        json.WriteString("cluster", deferred.Service.Cluster);
        json.WriteString("service", deferred.Service.ServiceName);
        OptionsReader.Repeat(json, deferred.Options with { Location = deferred.Service.Location });
        json.WriteEndObject();
    }
}
