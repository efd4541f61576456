using System.Globalization;
using EcsRestart.Ecs;
using EcsRestart.Results;

namespace EcsRestart.Watch;

/// <summary>The sentences of verdicts from service-deployment records.</summary>
internal static class ServiceDeploymentText
{
    /// <summary>Null when the deployment does not wait for a person.</summary>
    public static string? Waiting(ServiceDeploymentSnapshot record)
    {
        if (record.WaitingHooks.MinBy(hook => hook.ExpiresAt ?? DateTimeOffset.MaxValue) is not { } hook)
            return null;

        var stage = record.LifecycleStage is { Length: > 0 } name ? $" at lifecycle stage {name}" : "";
        var then = hook.RollsBack ? "rolls back" : "continues";
        return hook.ExpiresAt is { } expiresAt
            ? $"The deployment waits for approval{stage} until {Time(expiresAt)}; then ECS {then}."
            : $"The deployment waits for approval{stage}; after the timeout ECS {then}.";
    }

    public static string RollingBack(ServiceDeploymentSnapshot record) =>
        Because("ECS is rolling the deployment back; the end of the rollback is not confirmed", record);

    public static string RolledBack(ServiceDeploymentSnapshot record, RollbackActor by)
    {
        var to = record.Rollback?.RevisionArn is { } revision ? $" to deployment {ServiceDeploymentSnapshot.DeploymentIdOf(revision)}" : "";
        return by switch
        {
            RollbackActor.Other => Because($"Another user or tool rolled the deployment back{to}", record),
            _ when record.IsAlarmTriggered => Because($"{Alarms(record)} went off, and ECS rolled back{to}", record),
            _ => Because($"ECS rolled back{to}", record),
        };
    }

    public static string RollbackFailed(ServiceDeploymentSnapshot record) =>
        Because("The rollout failed, and so did the rollback. Check the service now. Reported by ECS", record);

    public static string OwnRollbackFailed(ServiceDeploymentSnapshot record) =>
        Because("EcsRestart requested a rollback, and the rollback failed. Check the service now. Reported by ECS", record);

    public static string Triggered(ServiceDeploymentSnapshot record, string? newerId)
    {
        var cause = record.IsCircuitBreakerTriggered
            ? $"The deployment circuit breaker stopped the rollout after {TextFormat.Count(record.FailureCount, "failed task")}."
            : $"{Alarms(record)} went off, and ECS stopped the rollout.";
        var newer = newerId is null ? "" : $" Deployment {newerId} was created afterwards.";
        return Because($"{cause} ECS did not roll back, so old and new tasks may both be running.{newer} Reported by ECS", record);
    }

    public static string Stopped(ServiceDeploymentSnapshot record) =>
        Because("The deployment was stopped outside this run. Old and new tasks may both be running. Reported by ECS", record);

    private static string Alarms(ServiceDeploymentSnapshot record) => record.TriggeredAlarms switch
    {
        [] => "A CloudWatch alarm",
        [var alarm] => $"CloudWatch alarm {alarm}",
        var alarms => $"CloudWatch alarms {string.Join(", ", alarms)}",
    };

    /// <summary>
    /// The cause that ECS reports comes last: the reason for the rollback, then the status reason, which is often its effect.
    /// </summary>
    private static string Because(string sentence, ServiceDeploymentSnapshot record)
    {
        string?[] given = [record.Rollback?.Reason, record.StatusReason];
        var reasons = string.Join(" ", given.Where(reason => !string.IsNullOrWhiteSpace(reason)).Distinct(StringComparer.Ordinal)
            .Select(reason => $"{TaskEvidence.Shorten(reason ?? "").TrimEnd('.')}."));
        const string reported = " Reported by ECS";
        if (reasons.Length > 0)
            return $"{sentence}: {reasons}";

        return sentence.EndsWith(reported, StringComparison.Ordinal) ? sentence[..^reported.Length] : $"{sentence}.";
    }

    private static string Time(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
