using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace EcsRestart.Tests.Wire;

/// <summary>What goes wrong with a response on the wire. The connection is closed afterwards.</summary>
/// <param name="IsServed">Whether the service carried out the call.</param>
/// <param name="IsDefinite">Whether the response is a definite refusal, which nothing repeats.</param>
internal sealed record WireFault(bool IsServed, Func<WireConnection, WireResponse, Task> RespondAsync, bool IsDefinite = false)
{
    public static readonly IReadOnlyDictionary<string, WireFault> All = new Dictionary<string, WireFault>(StringComparer.Ordinal)
    {
        ["reset before the headers"] = Served((wire, _) => wire.ResetAsync()),
        ["close before the headers"] = Served((_, _) => Task.CompletedTask),
        ["close in the status line"] = Served((wire, _) => wire.SendAsync("HTTP/1.")),
        ["close in the headers"] = Served((wire, response) => wire.SendAsync(response.Head()[..40])),
        ["reset in the headers"] = Served(async (wire, response) => await ThenResetAsync(wire, response.Head()[..40])),
        ["close after the headers"] = Served((wire, response) => wire.SendAsync(response.Head())),
        ["reset after the headers"] = Served(async (wire, response) => await ThenResetAsync(wire, response.Head())),
        ["cut at the first third"] = Served((wire, response) => CutAsync(wire, response, response.Body.Length / 3)),
        ["cut at the second third"] = Served((wire, response) => CutAsync(wire, response, response.Body.Length * 2 / 3)),
        ["cut before the last byte"] = Served((wire, response) => CutAsync(wire, response, response.Body.Length - 1)),
        ["reset in the body"] = Served(async (wire, response) =>
            await ThenResetAsync(wire, [.. response.Head(), .. response.Body[..(response.Body.Length / 2)]])),
        ["cut in a chunk"] = Served((wire, response) => SendChunkAsync(wire, response, "400", "")),
        ["cut between two chunks"] = Served((wire, response) => SendChunkAsync(wire, response, $"{response.Body.Length / 2:x}", "\r\n")),
        ["a chunk without a size"] = Served((wire, response) => SendChunkAsync(wire, response, "zz", "\r\n0\r\n\r\n")),
        ["slow headers"] = Served((wire, response) => wire.DripAsync(response.Head())),
        ["slow body"] = Served(async (wire, response) =>
        {
            await wire.SendAsync(response.Head());
            await wire.DripAsync(response.Body);
        }),
        ["silence, not served"] = NotServed((wire, _) => wire.HangAsync()),
        ["silence"] = Served((wire, _) => wire.HangAsync()),
        ["silence after the headers"] = Served(async (wire, response) =>
        {
            await wire.SendAsync(response.Head());
            await wire.HangAsync();
        }),
        ["silence in the body"] = Served(async (wire, response) =>
        {
            await wire.SendAsync([.. response.Head(), .. response.Body[..(response.Body.Length / 2)]]);
            await wire.HangAsync();
        }),
        ["close after the response"] = Served((wire, response) => wire.SendAsync(response)),
        ["not HTTP"] = Served((wire, _) => wire.SendAsync("SSH-2.0-OpenSSH_9.6\r\n")),
        ["100 KB of headers"] = Served((wire, response) => wire.SendAsync(response.Head(headers: $"X-Long: {new string('x', 100_000)}"))),
        ["200 without a body"] = Served(200, ""),
        ["200 with {}"] = Served(200, "{}"),
        ["200 with null"] = Served(200, "null"),
        ["200 with []"] = Served(200, "[]"),
        ["200 with null members"] = Served((wire, response) => wire.SendAsync(Changed(response, _ => null))),
        ["200 with numbers for members"] = Served((wire, response) => wire.SendAsync(Changed(response, _ => 42))),
        ["200 with strings in arrays for members"] = Served((wire, response) => wire.SendAsync(Changed(response, _ => new JsonArray("x")))),
        ["200 with half of the JSON"] = Served((wire, response) => wire.SendAsync(response with { Body = response.Body[..(response.Body.Length / 2)] })),
        ["200 with HTML"] = Served(200, Page),
        ["204"] = Served((wire, _) => wire.SendAsync("HTTP/1.1 204 No Content\r\n\r\n")),
        ["gzip"] = Served((wire, response) => wire.SendAsync(Compressed(response))),
        ["301"] = Served((wire, _) => wire.SendAsync(Redirect(301))),
        ["307"] = Served((wire, _) => wire.SendAsync(Redirect(307))),
        ["308"] = Served((wire, _) => wire.SendAsync(Redirect(308))),
        ["100 without a response"] = Served((wire, _) => wire.SendAsync("HTTP/1.1 100 Continue\r\n\r\n")),
        ["103 and silence"] = Served(async (wire, _) =>
        {
            await wire.SendAsync("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n");
            await wire.HangAsync();
        }),
        ["two responses"] = Served((wire, response) => wire.SendAsync([.. response.Head(), .. response.Body, .. response.Head(), .. response.Body])),
        ["a length of 100 MB"] = Served((wire, response) => wire.SendAsync([.. response.Head(100_000_000), .. response.Body])),
        ["two lengths"] = Served((wire, response) => wire.SendAsync([.. response.Head(headers: "Content-Length: 5"), .. response.Body])),
        ["408 with HTML"] = Served(408, Page),
        ["400 with HTML"] = NotServed(400, Page) with { IsDefinite = true },
        ["500 with HTML"] = Served(500, Page),
        ["502 with HTML"] = Served(502, Page),
        ["503 with HTML"] = Served(503, Page),
        ["504 with HTML"] = Served(504, Page),
        ["500 ServerException"] = Served(500, """{"__type":"ServerException","message":"Internal Error"}"""),
        ["ThrottlingException"] = NotServed(400, """{"__type":"ThrottlingException","message":"Rate exceeded"}"""),
        ["ThrottlingException with a namespace"] = NotServed(400, """{"__type":"com.amazonaws.ecs#ThrottlingException","Message":"Rate exceeded"}"""),
        ["Throttling"] = NotServed(400, """{"__type":"Throttling","message":"Rate exceeded"}"""),
        ["ThrottledException"] = NotServed(400, """{"__type":"ThrottledException"}"""),
        ["RequestThrottled"] = NotServed(400, """{"__type":"RequestThrottled"}"""),
        ["RequestThrottledException"] = NotServed(400, """{"__type":"RequestThrottledException"}"""),
        ["RequestLimitExceeded"] = NotServed(503, """{"__type":"RequestLimitExceeded"}"""),
        ["SlowDown"] = NotServed(503, """{"__type":"SlowDown"}"""),
        ["TooManyRequestsException"] = NotServed(429, """{"__type":"TooManyRequestsException"}"""),
        ["429 without a code"] = NotServed(429, ""),
    };

    private const string Page = "<!DOCTYPE html><html><head><title>Error</title></head><body><h1>Error</h1></body></html>";

    private static WireFault Served(Func<WireConnection, WireResponse, Task> respondAsync) => new(IsServed: true, respondAsync);

    private static WireFault Served(int status, string body) => Served((wire, response) => wire.SendAsync(Body(response, status, body)));

    private static WireFault NotServed(Func<WireConnection, WireResponse, Task> respondAsync) => new(IsServed: false, respondAsync);

    private static WireFault NotServed(int status, string body) => NotServed((wire, response) => wire.SendAsync(Body(response, status, body)));

    private static WireResponse Body(WireResponse response, int status, string body) => body switch
    {
        Page => response with { Status = status, ContentType = "text/html", Body = Encoding.UTF8.GetBytes(Page) },
        _ when response.ContentType == WireResponse.Xml && JsonNode.Parse(body.Length == 0 ? "{}" : body) is JsonObject { Count: > 0 } error =>
            response with { Status = status, Body = Encoding.UTF8.GetBytes(ErrorXml((string?)error["__type"])) },
        _ => response with { Status = status, ContentType = "application/x-amz-json-1.1", Body = Encoding.UTF8.GetBytes(body) },
    };

    /// <summary>As STS returns it.</summary>
    private static string ErrorXml(string? code) =>
        $"<ErrorResponse><Error><Type>Sender</Type><Code>{code?.Split('#')[^1]}</Code><Message>Rate exceeded</Message></Error></ErrorResponse>";

    private static Task CutAsync(WireConnection wire, WireResponse response, int at) => wire.SendAsync([.. response.Head(), .. response.Body[..at]]);

    private static async Task ThenResetAsync(WireConnection wire, byte[] bytes)
    {
        await wire.SendAsync(bytes);
        await wire.ResetAsync();
    }

    /// <summary>Half of the body as a chunk.</summary>
    private static Task SendChunkAsync(WireConnection wire, WireResponse response, string size, string end) => wire.SendAsync(
    [
        .. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: {response.ContentType}\r\nTransfer-Encoding: chunked\r\n\r\n{size}\r\n"),
        .. response.Body[..(response.Body.Length / 2)],
        .. Encoding.ASCII.GetBytes(end),
    ]);

    private static byte[] Compressed(WireResponse response)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
            gzip.Write(response.Body);
        return [.. response.Head((int)packed.Length, "Content-Encoding: gzip"), .. packed.ToArray()];
    }

    /// <summary>Every top-level member with another value. A body that is not JSON, as that of STS, loses its content.</summary>
    private static WireResponse Changed(WireResponse response, Func<string, JsonNode?> value)
    {
        if (response.Body is not [(byte)'{', ..])
            return response with { Body = Encoding.UTF8.GetBytes("<AssumeRoleResponse/>") };

        var members = (JsonNode.Parse(response.Body) as JsonObject) ?? [];
        foreach (var name in members.Select(member => member.Key).ToArray())
            members[name] = value(name);
        return response with { Body = Encoding.UTF8.GetBytes(members.ToJsonString()) };
    }

    /// <summary>To a port without a listener.</summary>
    private static string Redirect(int status) => $"HTTP/1.1 {status} Moved\r\nLocation: http://127.0.0.1:9/\r\nContent-Length: 0\r\n\r\n";
}
