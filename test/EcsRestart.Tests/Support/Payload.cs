using System.Text;
using EcsRestart.Request;

namespace EcsRestart.Tests.Support;

/// <summary>Parses payloads in the same way as the function.</summary>
internal static class Payload
{
    public static byte[] Utf8(string json) => Encoding.UTF8.GetBytes(json);

    public static RestartRequest Valid(string json) =>
        Assert.IsType<RequestReading.Valid>(RequestReader.Read(Utf8(json))).Request;

    public static IReadOnlyList<RequestError> Errors(string json) =>
        Assert.IsType<RequestReading.Invalid>(RequestReader.Read(Utf8(json))).Errors;

    public static RestartRequest Of(params string[] services) => new()
    {
        Services = [.. services.Select(service => new ServiceEntry { Cluster = "prod", Service = service })],
    };
}
