using System.Text.Json;

namespace EcsRestart.Request;

/// <summary>Reads a payload and collects all its errors.</summary>
public static class RequestReader
{
    /// <summary>The most services that one request may list or select. A report that gets too large is shortened.</summary>
    public const int MaxServices = 5_000;

    public const string NoServices = "No services provided.";

    internal static readonly string[] Fields =
    [
        "services", "select", "tasks", ListSourceReader.Field, .. RequestSettings.All.Select(field => field.Name), "comment", "$schema",
    ];

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads a UTF-8 JSON payload, with or without a byte order mark.</summary>
    /// <returns>The request, or all its errors. Never throws on invalid input.</returns>
    public static RequestReading Read(ReadOnlyMemory<byte> payload)
    {
        if (payload.Span.StartsWith(ByteOrderMark))
            payload = payload[ByteOrderMark.Length..];

        if (payload.Span.IndexOfAnyExcept(" \t\r\n"u8) < 0)
            return Invalid("$", "expected a JSON object such as {\"services\":[{\"cluster\":\"…\",\"service\":\"…\"}]}, found an empty payload");

        try
        {
            using var document = JsonDocument.Parse(payload);
            return Read(document.RootElement);
        }
        catch (JsonException malformed)
        {
            return Invalid("$", $"invalid JSON at line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine + 1}");
        }
    }

    /// <summary>Returns the error for a request that selects too many services.</summary>
    internal static RequestError TooManyServices(int services) => new(
        "$.select", $"expected at most {MaxServices:N0} listed and selected services, found {services:N0}; select fewer, or split the request");

    private static RequestReading Read(JsonElement root)
    {
        var findings = new RequestFindings();
        if (JsonFields.Open(root, "$", Fields, findings) is not { } fields)
            return new RequestReading.Invalid(findings.Errors);

        fields.ReadString("comment");
        fields.ReadString("$schema");
        var settings = RequestSettings.Read(fields, findings);
        if (fields.IsMissingOrEmpty("services") && fields.IsMissingOrEmpty("select") && fields.IsMissingOrEmpty("tasks") && !fields.TryGiven(ListSourceReader.Field, out _))
            findings.AddError("$.services", NoServices);
        var request = settings with
        {
            Services = ServicesReader.Read(fields, settings.Defaults, findings),
            Select = SelectReader.Read(fields, settings.Defaults, findings),
            Tasks = TasksReader.Read(fields, settings.Defaults, findings),
            ServicesFrom = ListSourceReader.Read(fields, findings),
        };

        return findings.Errors.Count > 0
            ? new RequestReading.Invalid(findings.Errors)
            : new RequestReading.Valid(request with
            {
                Warnings = [.. findings.Warnings, .. WaitingWarnings.Always(request)],
                WarningsUnlessWaiting = WaitingWarnings.Of(fields, request),
            });
    }

    private static RequestReading.Invalid Invalid(string path, string message) => new([new RequestError(path, message)]);
}
