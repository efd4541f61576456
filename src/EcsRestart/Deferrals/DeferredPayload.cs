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
