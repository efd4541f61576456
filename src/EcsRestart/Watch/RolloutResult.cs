using System.Diagnostics;
using System.Globalization;
using EcsRestart.Report;

namespace EcsRestart.Watch;

/// <summary>The result that a rollout's verdict makes.</summary>
internal static class RolloutResult
{
    /// <param name="verdict">Null when nobody waits for one.</param>
    /// <param name="diagnosis">Why it failed; null when it did not, or nothing is known.</param>
    public static RestartResult Of(Rollout rollout, RolloutVerdict? verdict, Diagnosis? diagnosis, TimeSpan elapsed)
    {
        var result = verdict switch
        {
            null => Success(rollout, ResultCode.Started, RolloutOutcome.Unverified, null),
            RolloutVerdict.Unseen(var warning) => Success(rollout, ResultCode.Started, RolloutOutcome.Unverified, warning),
            RolloutVerdict.Completed completed => Success(rollout, ResultCode.Restarted, RolloutOutcome.Completed, Warning(completed)),
            RolloutVerdict.Ended(var code, var sentence, _) => Ended(rollout, code, sentence, diagnosis),
            _ => throw new UnreachableException(),
        };
        return result with { DeploymentId = rollout.DeploymentId, DurationSeconds = verdict is null ? null : Math.Round(elapsed.TotalSeconds, 1) };
    }

    private static RestartResult Ended(Rollout rollout, ResultCode code, string sentence, Diagnosis? diagnosis)
    {
        var cause = diagnosis is null || code == ResultCode.ServiceNotActive || code == ResultCode.ServiceNotFound
            ? null
            : DiagnosisText.Cause(diagnosis);
        return rollout.Service.Result(code, cause is null || sentence.Contains(cause, StringComparison.Ordinal) ? sentence : $"{sentence} {cause}") with
        {
            Warnings = Listed(rollout.Warnings),
            Diagnosis = diagnosis,
        };
    }

    private static RestartResult Success(Rollout rollout, ResultCode code, RolloutOutcome outcome, string? warning) =>
        rollout.Service.Result(code, null) with
        {
            Rollout = outcome,
            Warnings = Listed(warning is null ? rollout.Warnings : [.. rollout.Warnings, warning]),
        };

    private static IReadOnlyList<string>? Listed(IReadOnlyList<string> warnings) => warnings.Count == 0 ? null : warnings;

    private static string? Warning(RolloutVerdict.Completed completed) => completed switch
    {
        { IsScaledToZero: true } => "The service was scaled to 0 while the rollout was in progress, so no new task has shown that it runs.",
        { OldTasksLeft: > 0 and var left } =>
            $"Complete by the service's early-success criteria while {left.ToString("N0", CultureInfo.InvariantCulture)} old tasks still run.",
        _ => null,
    };
}
