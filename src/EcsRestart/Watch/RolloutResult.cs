using System.Diagnostics;
using System.Globalization;
using EcsRestart.Results;

namespace EcsRestart.Watch;

/// <summary>Creates the result of a rollout from its verdict.</summary>
internal static class RolloutResult
{
    /// <param name="verdict">Null when the request does not wait.</param>
    /// <param name="diagnosis">Why the rollout failed; null when it did not fail or the cause is unknown.</param>
    public static RestartResult Of(Rollout rollout, Verdict? verdict, Diagnosis? diagnosis, TimeSpan elapsed)
    {
        var result = verdict switch
        {
            null => Success(rollout, ResultCode.Started, RolloutVerification.Unverified, null),
            Verdict.Unverified(var warning) => Success(rollout, ResultCode.Started, RolloutVerification.Unverified, warning),
            Verdict.Succeeded completed => Success(rollout, ResultCode.Restarted, RolloutVerification.Completed, Warning(completed)),
            Verdict.Ended ended => Ended(rollout, ended, diagnosis),
            _ => throw new UnreachableException(),
        };
        return result with
        {
            DeploymentId = rollout.DeploymentId,
            ServiceDeployment = verdict?.RecordArn is { } arn ? arn[(arn.LastIndexOf('/') + 1)..] : null,
            RolledBackBy = verdict?.RolledBackBy,
            ImagesChanged = verdict?.Images?.AnyChanged,
            Images = verdict?.Images is { Changes: { Count: > 0 } changes } ? changes : null,
            Warnings = ImageWarning(verdict) is { } changed ? [.. result.Warnings ?? [], changed] : result.Warnings,
            DurationSeconds = verdict is null ? null : Math.Round(elapsed.TotalSeconds, 1),
        };
    }

    private static RestartResult Ended(Rollout rollout, Verdict.Ended ended, Diagnosis? diagnosis)
    {
        var cause = diagnosis is null || ended.IsServiceGone ? null : DiagnosisText.Cause(diagnosis);
        var isNew = cause is not null && !ended.Sentence.Contains(cause, StringComparison.Ordinal);
        return RestartResult.For(rollout.Service, ended.Code, isNew ? $"{ended.Sentence} {cause}" : ended.Sentence) with
        {
            Warnings = Listed(rollout.Warnings),
            Diagnosis = diagnosis,
        };
    }

    private static RestartResult Success(Rollout rollout, ResultCode code, RolloutVerification outcome, string? warning) =>
        RestartResult.For(rollout.Service, code, null) with
        {
            Rollout = outcome,
            Warnings = Listed(warning is null ? rollout.Warnings : [.. rollout.Warnings, warning]),
        };

    private static string? ImageWarning(Verdict? verdict) => verdict switch
    {
        Verdict.Ended ended when ended.Code == ResultCode.ImageChanged => null,
        { Images: { AnyChanged: true } changed } => $"The deployment has new images: {changed.Description}.",
        Verdict.Succeeded { Images: { AnyChanged: null, IsRequired: true } } =>
            "The images could not be compared with those of the previous deployment: not all digests are known.",
        _ => null,
    };

    private static IReadOnlyList<string>? Listed(IReadOnlyList<string> warnings) => warnings.Count == 0 ? null : warnings;

    private static string? Warning(Verdict.Succeeded completed) => completed switch
    {
        { HasLateRollback: true } => "A rollback was requested, but the rollout had already finished.",
        { IsScaledToZero: true } => "The service was scaled to 0 while the rollout was in progress, so no new task has shown that it runs.",
        { OldTasksLeft: 1 } => "1 old task is still running.",
        { OldTasksLeft: > 1 and var left } => $"{left.ToString("N0", CultureInfo.InvariantCulture)} old tasks are still running.",
        _ => null,
    };
}
