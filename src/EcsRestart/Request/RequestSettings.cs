using System.Globalization;
using System.Text.Json;

namespace EcsRestart.Request;

/// <summary>The fields of a request that control how to restart. The other fields select services and tasks.</summary>
internal static class RequestSettings
{
    /// <summary>30 days.</summary>
    private const int MaxMinAgeMinutes = 30 * 24 * 60;

    /// <summary>24 hours.</summary>
    private const int MaxDeferMinutes = 24 * 60;

    /// <summary>24 hours.</summary>
    private const int MaxStartWithinMinutes = 24 * 60;

    /// <summary>24 hours.</summary>
    private const int MaxPauseMinutes = 24 * 60;

    private const int MaxExtraTasksLimit = 100_000;

    /// <summary>All settings, in the order of the field names in messages and of the errors.</summary>
    public static readonly IReadOnlyList<RequestField<RestartRequest>> All =
    [
        new(
            "dryRun",
            (name, fields, _, request) => request with { DryRun = fields.ReadBoolean(name) ?? request.DryRun },
            Repeat: null), // a dry run does not defer
        new(
            "wait",
            (name, fields, _, request) => request with { Wait = fields.ReadBoolean(name) ?? request.Wait },
            (name, json, request) => json.WriteBoolean(name, request.Wait)),
        new(
            OptionsReader.Timeout.Name,
            (_, fields, findings, request) => request with { Defaults = OptionsReader.Timeout.From(fields, findings, request.Defaults) },
            Repeat: null), // written for each service of the deferred run
        new(
            "maxInFlight",
            (name, fields, _, request) => request with { MaxInFlight = fields.ReadInt32(name, 1, RequestReader.MaxServices) ?? request.MaxInFlight },
            (name, json, request) => json.WriteNumber(name, request.MaxInFlight)),
        new(
            "stopAfterFailures",
            (name, fields, _, request) => request with { StopAfterFailures = fields.ReadInt32(name, 0, RequestReader.MaxServices) ?? request.StopAfterFailures },
            (name, json, request) => json.WriteNumber(name, request.StopAfterFailures)),
        new(
            "pauseMinutes",
            (name, fields, findings, request) => request with { PauseBetweenWaves = ReadPause(name, fields, findings, request) },
            (name, json, request) => json.WriteNumber(name, (int)request.PauseBetweenWaves.TotalMinutes)),
        new(
            "maxExtraTasks",
            (name, fields, findings, request) => request with { MaxExtraTasks = ReadMaxExtraTasks(name, fields, findings, request) },
            (name, json, request) => json.WriteGiven(name, request.MaxExtraTasks)),
        new(
            CalendarsReader.Field,
            (_, fields, findings, request) => request with { Calendars = CalendarsReader.Read(fields, findings) },
            (name, json, request) => json.WriteGiven(name, request.Calendars is [] ? null : request.Calendars)),
        new(
            "onFailure",
            (name, fields, findings, request) => request with { RollsBackOnFailure = ReadChoice(name, fields, findings, "leave", "rollback") },
            (name, json, request) => json.WriteGiven(name, request.RollsBackOnFailure ? "rollback" : null)),
        new(
            "imageChange",
            (name, fields, findings, request) => request with { FailsOnImageChange = ReadChoice(name, fields, findings, "warn", "fail") },
            (name, json, request) => json.WriteGiven(name, request.FailsOnImageChange ? "fail" : null)),
        new(
            "minAgeMinutes",
            (name, fields, _, request) => request with { MinAge = fields.ReadMinutes(name, 0, MaxMinAgeMinutes) ?? request.MinAge },
            (name, json, request) => json.WriteNumber(name, (int)request.MinAge.TotalMinutes)),
        new(
            "deferMinutes",
            (name, fields, _, request) => request with { DeferBy = fields.ReadMinutes(name, 1, MaxDeferMinutes) },
            Repeat: null), // a deferred run must not defer again
        new(
            "scheduledTime",
            (name, fields, _, request) => request with { ScheduledTime = fields.ReadTime(name) },
            (name, json, request) => RepeatScheduledTime(name, json, request.ScheduledTime)),
        new(
            "startWithinMinutes",
            (name, fields, findings, request) => request with { StartWithin = ReadStartWithin(name, fields, findings, request) },
            (name, json, request) => json.WriteGiven(name, (int?)request.StartWithin?.TotalMinutes)),
        new(
            "scheduleArn",
            (name, fields, findings, request) => request with { ScheduleArn = ScheduleArn.Read(fields, name, findings) },
            (name, json, request) => json.WriteString(name, request.ScheduleArn ?? ContextAttributes.ScheduleArn)),
        new(
            "raiseOnFailure",
            (name, fields, findings, request) => request with { RaiseOnFailure = ReadRaiseOnFailure(name, fields, findings, request.ScheduledTime) },
            (name, json, request) => json.WriteBoolean(name, request.RaiseOnFailure)),
    ];

    public static RestartRequest Read(JsonFields fields, RequestFindings findings)
    {
        var request = new RestartRequest();
        foreach (var field in All)
            request = field.From(fields, findings, request);
        return request;
    }

    /// <returns>True when the field has the second value.</returns>
    private static bool ReadChoice(string name, JsonFields fields, RequestFindings findings, string usual, string other) =>
        new StrictText(findings).Choice(fields, name, [usual, other]) == other;

    /// <summary>The deferred run keeps the original scheduled time: a service deployed since then is not restarted again.</summary>
    private static void RepeatScheduledTime(string name, Utf8JsonWriter json, DateTimeOffset? time)
    {
        if (time is { } scheduled)
            json.WriteString(name, scheduled.UtcDateTime);
        else
            json.WriteString(name, ContextAttributes.ScheduledTime);
    }

    private static TimeSpan ReadPause(string name, JsonFields fields, RequestFindings findings, RestartRequest request)
    {
        var pause = fields.ReadMinutes(name, 0, MaxPauseMinutes) ?? TimeSpan.Zero;
        if (pause > TimeSpan.Zero && !request.Wait)
            findings.AddError(fields.PathOf(name), "requires \"wait\": true: without waiting, no wave has an end to pause after");
        return pause;
    }

    private static int? ReadMaxExtraTasks(string name, JsonFields fields, RequestFindings findings, RestartRequest request)
    {
        var most = fields.ReadInt32(name, 1, MaxExtraTasksLimit);
        if (most is not null && !request.Wait)
            findings.AddError(fields.PathOf(name), "requires \"wait\": true: without waiting, nothing shows when the extra tasks are gone");
        return most;
    }

    private static TimeSpan? ReadStartWithin(string name, JsonFields fields, RequestFindings findings, RestartRequest request)
    {
        if (fields.ReadMinutes(name, 1, MaxStartWithinMinutes) is not { } window)
            return null;

        if (request.DeferBy >= window)
        {
            findings.AddError(
                fields.PathOf("deferMinutes"),
                string.Create(CultureInfo.InvariantCulture, $"expected less than startWithinMinutes ({window.TotalMinutes}): the deferred run would start too late"));
        }

        if (request.ScheduledTime is null && !fields.TryGiven("scheduledTime", out _))
        {
            findings.AddError(
                fields.PathOf(name), $"requires scheduledTime, which the window starts at; add \"scheduledTime\": \"{ContextAttributes.ScheduledTime}\"");
        }
        else if (request.ScheduledTime is null)
        {
            findings.AddWarning($"{fields.PathOf(name)} has no effect without a scheduledTime");
        }

        return window;
    }

    private static bool ReadRaiseOnFailure(string name, JsonFields fields, RequestFindings findings, DateTimeOffset? scheduledTime)
    {
        if (fields.ReadBoolean(name) is not true)
            return false;

        if (scheduledTime is not null)
            return true;

        findings.AddWarning(
            $"{fields.PathOf(name)} is treated as false, because a retry without scheduledTime would restart all services again; "
            + $"set \"scheduledTime\": \"{ContextAttributes.ScheduledTime}\"");
        return false;
    }
}
