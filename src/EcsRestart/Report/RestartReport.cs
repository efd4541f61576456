using System.Text.Json;
using EcsRestart.Request;
using EcsRestart.Results;

namespace EcsRestart.Report;

/// <summary>What one run did, whole: the function's answer.</summary>
public sealed record RestartReport : FunctionResponse
{
    /// <summary>200, whatever became of the services; 400 when the request or its list is wrong, 503 when the list could not be read just now. Then nothing was called at ECS.</summary>
    public required int StatusCode { get; init; }

    /// <summary>Why nothing was done.</summary>
    public string? Error { get; init; }

    /// <summary>Everything that is wrong with the request.</summary>
    public IReadOnlyList<RequestError>? Errors { get; init; }

    /// <summary>The run in one line.</summary>
    public string? Message { get; init; }

    public required string RunId { get; init; }

    public bool? DryRun { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public string StartedAtText => TextFormat.Time(StartedAt);

    public required double DurationSeconds { get; init; }

    /// <summary>What was odd about the request.</summary>
    public IReadOnlyList<string>? Warnings { get; init; }

    public ReportSummary? Summary { get; init; }

    /// <summary>The failures as text, for a notification; null when nothing failed.</summary>
    public string? Failures
    {
        get => field ?? (Summary is { Failed: > 0 } ? ReportText.Failures(this) : null);
        init;
    }

    /// <summary>True when something failed, or the list could not be read, and the request asks that the invocation end with an error then.</summary>
    public bool FailsInvocation { get; init; }

    /// <summary>One for each entry of the request, in its order.</summary>
    public IReadOnlyList<RestartResult>? Results { get; init; }

    /// <summary>How many results of each code are not in <see cref="Results"/>, because there are too many; the log has them all. Null: none.</summary>
    public IReadOnlyDictionary<string, int>? Omitted { get; init; }

    /// <summary>True when EventBridge Scheduler started the run, by the request's <c>scheduleArn</c>. Not part of the JSON.</summary>
    public bool IsScheduled { get; init; }

    /// <summary>True when the run left services alone because restarts are paused. Not part of the JSON.</summary>
    public bool IsPaused { get; init; }

    public override void WriteTo(Utf8JsonWriter json) => ReportJson.Write(json, this);

    /// <summary>The report of a run whose request was right.</summary>
    internal static RestartReport Of(
        string runId, RestartRequest request, DateTimeOffset startedAt, TimeSpan duration, IReadOnlyList<string> warnings, RunResults results) => new()
        {
            StatusCode = 200,
            Message = ReportText.Summarise(results, duration),
            RunId = runId,
            DryRun = request.DryRun,
            StartedAt = startedAt,
            DurationSeconds = Math.Round(duration.TotalSeconds, 1),
            Warnings = warnings.Count > 0 ? warnings : null,
            Summary = ReportSummary.Of(results),
            Results = results.Listed,
            Omitted = results.CountedByCode.Count > 0 ? results.CountedByCode : null,
            IsScheduled = request.ScheduleArn?.Contains(":scheduler:", StringComparison.Ordinal) is true,
            IsPaused = results.Count(code => code == ResultCode.Paused) > 0,
            FailsInvocation = request.RaiseOnFailure && results.Count(code => code.Status == ResultStatus.Failed) > 0,
        };

    /// <summary>The report on a request that is wrong.</summary>
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
