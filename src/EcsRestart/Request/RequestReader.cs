using System.Text.Json;
using EcsRestart.Lists;

namespace EcsRestart.Request;

/// <summary>Reads a payload and finds everything that is wrong with it at once.</summary>
public static class RequestReader
{
    /// <summary>The most services that one request may list or select. A report on them that is too large is shortened by <see cref="Report.ReportBudget"/>.</summary>
    public const int MaxServices = 5_000;

    public const string NoServices = "No services provided.";

    /// <summary>30 days.</summary>
    private const int LongestMinAgeMinutes = 30 * 24 * 60;

    /// <summary>24 hours.</summary>
    private const int LongestDeferMinutes = 24 * 60;

    internal static readonly string[] Fields =
    [
        "services", "select", "tasks", ListSourceReader.Field, "dryRun", "wait", "timeoutMinutes", "maxInFlight", "stopAfterFailures",
        "minAgeMinutes", "deferMinutes", "scheduledTime", "scheduleArn", "raiseOnFailure", "comment", "$schema",
    ];

    private static readonly RestartRequest Defaults = new();

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

    /// <summary>What is wrong with a request that selects too many services.</summary>
    internal static RequestError TooMany(int services) => new(
        "$.select", $"{services:N0} services together with those listed; expected at most {MaxServices:N0}: select fewer, or split the request");

    private static RequestReading Read(JsonElement root)
    {
        var findings = new RequestFindings();
        if (JsonFields.Open(root, "$", Fields, findings) is not { } fields)
            return new RequestReading.Invalid(findings.Errors);

        fields.Text("comment");
        fields.Text("$schema");
        var settings = ReadSettings(fields, findings);
        var options = OptionsReader.ReadTimeout(fields, new ServiceOptions());
        if (fields.IsEmptyList("services") && fields.IsEmptyList("select") && fields.IsEmptyList("tasks") && !fields.TryGiven(ListSourceReader.Field, out _))
            findings.AddError("$.services", NoServices);
        var request = settings with
        {
            Services = ServicesReader.Read(fields, options, findings),
            Select = SelectReader.Read(fields, options, findings),
            Tasks = TasksReader.Read(fields, options, findings),
            ServicesFrom = ListSourceReader.Read(fields, findings),
            Defaults = options,
        };

        return findings.Errors.Count > 0
            ? new RequestReading.Invalid(findings.Errors)
            : new RequestReading.Valid(request with
            {
                Warnings = [.. findings.Warnings, .. WaitingWarnings.Always(request)],
                WarningsUnlessWaiting = WaitingWarnings.Of(fields, request),
            });
    }

    /// <summary>Everything but the services and tasks.</summary>
    private static RestartRequest ReadSettings(JsonFields fields, RequestFindings findings)
    {
        var scheduledTime = fields.Time("scheduledTime");
        return new RestartRequest
        {
            DryRun = fields.Flag("dryRun") ?? Defaults.DryRun,
            Wait = fields.Flag("wait") ?? Defaults.Wait,
            MaxInFlight = fields.Whole("maxInFlight", 1, MaxServices) ?? Defaults.MaxInFlight,
            StopAfterFailures = fields.Whole("stopAfterFailures", 0, MaxServices) ?? Defaults.StopAfterFailures,
            MinAge = fields.Minutes("minAgeMinutes", 0, LongestMinAgeMinutes) ?? Defaults.MinAge,
            DeferBy = fields.Minutes("deferMinutes", 1, LongestDeferMinutes),
            ScheduledTime = scheduledTime,
            ScheduleArn = ScheduleArn.Read(fields, "scheduleArn", findings),
            RaiseOnFailure = ReadRaiseOnFailure(fields, scheduledTime, findings),
        };
    }

    private static bool ReadRaiseOnFailure(JsonFields fields, DateTimeOffset? scheduledTime, RequestFindings findings)
    {
        if (fields.Flag("raiseOnFailure") is not true)
            return false;

        if (scheduledTime is not null)
            return true;

        findings.AddWarning(
            "$.raiseOnFailure is taken as false: without scheduledTime a retry would restart everything again; "
            + $"give \"scheduledTime\": \"{ScheduleKeywords.ScheduledTime}\"");
        return false;
    }

    private static RequestReading.Invalid Invalid(string path, string message) => new([new RequestError(path, message)]);
}
