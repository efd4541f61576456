using EcsRestart.Ecs;

namespace EcsRestart.Results;

/// <summary>The facts that explain why a task stopped.</summary>
public sealed record TaskEvidence
{
    private const int MaxReasonLength = 1_000;

    private const string ExitedByItself = "EssentialContainerExited";

    /// <summary>The exit code after SIGKILL: the container ran out of memory, or did not stop within 30 s of SIGTERM.</summary>
    private const int Killed = 137;

    /// <summary>The exit code after SIGTERM, which ECS sends to stop a container.</summary>
    private const int Terminated = 143;

    /// <summary>The task ID.</summary>
    public required string Task { get; init; }

    /// <summary>The stop code from ECS, such as <c>EssentialContainerExited</c>.</summary>
    public string? StopCode { get; init; }

    /// <summary>The stopped reason from ECS, followed by the reason of the container, if any.</summary>
    public string? Reason { get; init; }

    /// <summary>The container that caused the task to stop, or null when none did.</summary>
    public string? Container { get; init; }

    /// <summary>The exit code of that container, or null when it never ran.</summary>
    public int? ExitCode { get; init; }

    /// <summary>True when ECS stopped the task to scale in: a consequence of a rollback or a newer deployment, never a cause.</summary>
    internal bool IsScaleIn => IsScaleInReason(Reason);

    /// <summary>True when ECS or a user stopped the task, so the exit codes of its containers explain nothing.</summary>
    internal bool WasStopped => StopCode switch
    {
        ExitedByItself or "TaskFailedToStart" => false,
        null => Reason is { } reason
            && (IsScaleIn || StartsWith(reason, "Task stopped") || reason.Contains("health check", StringComparison.OrdinalIgnoreCase)),
        _ => true,
    };

    internal static bool IsScaleInReason(string? reason) => reason is not null && StartsWith(reason, "Scaling activity initiated by");

    /// <summary>Shortens a message from AWS, which may contain the whole response of a registry.</summary>
    internal static string Shorten(string text) => TextFormat.Shorten(text, MaxReasonLength);

    internal static TaskEvidence Of(TaskSnapshot task)
    {
        var isOwnExit = task.StopCode is ExitedByItself
            || (task.StopCode is null && task.StoppedReason?.Contains("Essential container", StringComparison.OrdinalIgnoreCase) != false);
        var container = task.Containers
            .Where(container => container.ExitCode is not null and not 0 || HasCause(container.Reason) || (isOwnExit && container.ExitCode == 0))
            .MinBy(container => Rank(container.ExitCode, container.Reason));
        return new()
        {
            Task = task.Id,
            StopCode = task.StopCode,
            Reason = Reasons(task.StoppedReason, container?.Reason),
            Container = container?.Name,
            ExitCode = container?.ExitCode,
        };
    }

    /// <summary>
    /// Ranks how likely a container caused its task to stop; the lowest rank is the most likely. First containers with a reason, then those
    /// that exited on their own with an error or with 0, then those that never ran, then those that ECS may have killed afterwards.
    /// </summary>
    internal static int Rank(int? exitCode, string? reason) => (HasCause(reason), exitCode) switch
    {
        (true, not (null or 0)) => 0,
        (true, _) => 1,
        (_, null) => 4,
        (_, 0) => 3,
        (_, Killed) => 5,
        (_, Terminated) => 6,
        _ => 2,
    };

    /// <summary>True when the reason explains the stop. A failure to stop a container in time is reported as a reason too, but is not a cause.</summary>
    private static bool HasCause(string? reason) => !string.IsNullOrWhiteSpace(reason)
        && !StartsWith(reason, "CannotStopContainerError")
        && !reason.Contains("could not transition to stopped", StringComparison.OrdinalIgnoreCase);

    private static bool StartsWith(string reason, string prefix) => reason.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);

    private static string? Reasons(string? ofTask, string? ofContainer)
    {
        var reasons = new[] { ofTask, ofContainer }.Where(text => !string.IsNullOrWhiteSpace(text)).Distinct(StringComparer.Ordinal).ToArray();
        return reasons.Length == 0 ? null : Shorten(string.Join("; ", reasons));
    }
}
