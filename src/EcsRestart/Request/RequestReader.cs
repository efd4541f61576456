using System.Text.Json;

namespace EcsRestart.Request;

/// <summary>Reads a payload and finds everything that is wrong with it at once.</summary>
public static class RequestReader
{
    /// <summary>The most services one request may list: with each result at its longest, the report still fits Lambda's 6 MB response.</summary>
    public const int MaxServices = 5_000;

    /// <summary>The longest a rollout may be given: 24 hours.</summary>
    public const int MaxTimeoutMinutes = 24 * 60;

    public const string NoServices = "No services provided.";

    private static readonly string[] RequestFields = ["services", "dryRun", "wait", "timeoutMinutes", "comment", "$schema"];
    private static readonly string[] ServiceFields = ["cluster", "service", "timeoutMinutes"];

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads a UTF-8 JSON payload; a byte order mark is passed over.</summary>
    /// <returns>The request, or all its errors; never throws on bad input.</returns>
    public static RequestReading Read(ReadOnlyMemory<byte> payload)
    {
        if (payload.Span.StartsWith(ByteOrderMark))
            payload = payload[ByteOrderMark.Length..];

        if (payload.Span.IndexOfAnyExcept(" \t\r\n"u8) < 0)
            return Invalid("$", "the payload is empty; expected a JSON object such as {\"services\":[{\"cluster\":\"…\",\"service\":\"…\"}]}");

        try
        {
            using var document = JsonDocument.Parse(payload);
            return Read(document.RootElement);
        }
        catch (JsonException malformed)
        {
            return Invalid("$", $"not valid JSON at line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine + 1}");
        }
    }

    private static RequestReading Read(JsonElement root)
    {
        var findings = new RequestFindings();
        var fields = JsonFields.Open(root, "$", RequestFields, findings);
        if (fields is null)
            return new RequestReading.Invalid(findings.Errors);

        fields.Text("comment");
        fields.Text("$schema");
        var request = new RestartRequest
        {
            Services = ReadServices(fields, fields.Minutes("timeoutMinutes", MaxTimeoutMinutes) ?? new ServiceOptions().RolloutTimeout, findings),
            DryRun = fields.Flag("dryRun") ?? false,
            Wait = fields.Flag("wait") ?? false,
            Warnings = findings.Warnings,
        };

        return findings.Errors.Count > 0 ? new RequestReading.Invalid(findings.Errors) : new RequestReading.Valid(request);
    }

    private static List<ServiceEntry> ReadServices(JsonFields fields, TimeSpan timeout, RequestFindings findings)
    {
        var services = new List<ServiceEntry>();
        if (!fields.TryList("services", out var elements))
            return services;

        if (elements.Length == 0)
            findings.AddError("$.services", NoServices);

        if (elements.Length > MaxServices)
        {
            findings.AddError("$.services", $"{elements.Length:N0} services; expected at most {MaxServices:N0}: split the list over several requests");
            return services;
        }

        for (var index = 0; index < elements.Length; index++)
        {
            if (JsonFields.Open(elements[index], $"$.services[{index}]", ServiceFields, findings) is { } entry)
                services.Add(ReadService(entry, timeout));
        }

        return services;
    }

    private static ServiceEntry ReadService(JsonFields fields, TimeSpan timeout) => new()
    {
        Cluster = fields.Text("cluster"),
        Service = fields.Text("service"),
        Options = new ServiceOptions { RolloutTimeout = fields.Minutes("timeoutMinutes", MaxTimeoutMinutes) ?? timeout },
    };

    private static RequestReading.Invalid Invalid(string path, string message) => new([new RequestError(path, message)]);
}
