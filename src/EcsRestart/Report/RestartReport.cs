using System.Text.Json;
using EcsRestart.Request;
using EcsRestart.Results;

namespace EcsRestart.Report;

/// <summary>The report of a run, which the function returns.</summary>
public sealed record RestartReport : FunctionResponse
{
    /// <summary>200 for every run, even with failures; 400 when the request or its list is invalid; 503 when the list is temporarily unavailable. With 400 and 503, ECS was not called.</summary>
    public required int StatusCode { get; init; }

    /// <summary>Why there was no run; null when there was one.</summary>
    public string? Error { get; init; }

    /// <summary>All errors in the request; null when it is valid.</summary>
    public IReadOnlyList<RequestError>? Errors { get; init; }

    /// <summary>A one-line summary of the run.</summary>
    public string? Message { get; init; }

    public required string RunId { get; init; }

    public bool? DryRun { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public string StartedAtText => TextFormat.Time(StartedAt);

    public required double DurationSeconds { get; init; }

    /// <summary>Warnings about the request.</summary>
    public IReadOnlyList<string>? Warnings { get; init; }

    public ReportSummary? Summary { get; init; }

    /// <summary>The failures as text, for a notification; null when nothing failed.</summary>
    public string? Failures
    {
        get => field ?? (Summary is { Failed: > 0 } ? ReportText.Failures(this) : null);
        init;
    }

    /// <summary>True when a result failed or the list was not read, and <c>raiseOnFailure</c> requires the invocation to fail then.</summary>
    public bool FailsInvocation { get; init; }

    /// <summary>One result per service or task, in the order of the request.</summary>
    public IReadOnlyList<RestartResult>? Results { get; init; }

    /// <summary>
    /// The number of results that were left out of <see cref="Results"/> for size, by code. The log has all of them. Null when all are
    /// included.
    /// </summary>
    public IReadOnlyDictionary<string, int>? Omitted { get; init; }

    /// <summary>True when EventBridge Scheduler started the run, by the request's <c>scheduleArn</c>. Not part of the JSON.</summary>
    public bool IsScheduled { get; init; }

    /// <summary>True when the run left services alone because restarts are paused or a gate stopped everything. Not part of the JSON.</summary>
    public bool IsPaused { get; init; }

    private static readonly ResultCode[] ClosedGates = [ResultCode.TooLate, ResultCode.CalendarClosed, ResultCode.GateUnreadable];

    /// <summary>The codes of services and tasks that started and then failed or were replaced.</summary>
    private static readonly ResultCode[] Ended =
    [
        ResultCode.Superseded, ResultCode.RolloutFailed, ResultCode.RolledBack, ResultCode.RolloutTimedOut, ResultCode.TasksKeepFailing,
        ResultCode.Stopped, ResultCode.TaskFailed, ResultCode.TaskTimedOut,
    ];

    public override void WriteTo(Utf8JsonWriter json) => ReportJson.Write(json, this);

    /// <summary>Returns the report of a run with a valid request.</summary>
    internal static RestartReport Of(
        string runId, RestartRequest request, DateTimeOffset startedAt, TimeSpan duration, IReadOnlyList<string> warnings, RunResults results) => new()
        {
            StatusCode = 200,
            Message = ReportText.Summarize(results, duration),
            RunId = runId,
            DryRun = request.DryRun,
            StartedAt = startedAt,
            DurationSeconds = Math.Round(duration.TotalSeconds, 1),
            Warnings = warnings.Count > 0 ? warnings : null,
            Summary = ReportSummary.Of(results),
            Results = results.Listed,
            Omitted = results.CountedByCode.Count > 0 ? results.CountedByCode : null,
            IsScheduled = request.ScheduleArn?.Contains(":scheduler:", StringComparison.Ordinal) is true,
            IsPaused = results.Count(code => code == ResultCode.Paused) > 0
                || (results.Count(code => ClosedGates.Contains(code)) > 0 && results.Count(IsStarted) == 0),
            FailsInvocation = request.RaiseOnFailure && results.Count(code => code.Status == ResultStatus.Failed) > 0,
        };

    private static bool IsStarted(ResultCode code) => code.Status == ResultStatus.Success || Ended.Contains(code);

    /// <summary>Returns the report for an invalid request.</summary>
    internal static RestartReport Rejected(string runId, DateTimeOffset at, IReadOnlyList<RequestError> errors, int statusCode = 400) => new()
    {
        StatusCode = statusCode,
        Error = ReportText.Plain(ReportText.Rejection(errors)),
        Errors = errors,
        RunId = runId,
        StartedAt = at,
        DurationSeconds = 0,
    };
}
