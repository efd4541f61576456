using EcsRestart.Ecs;

namespace EcsRestart.Results;

/// <summary>A stopped task, reduced to what explains it.</summary>
public sealed record TaskEvidence
{
    private const int MaxReasonLength = 1_000;

    private const string ExitedByItself = "EssentialContainerExited";

    /// <summary>The exit code of a container that SIGKILL ended: out of memory, or 30 seconds after ECS had asked it to stop.</summary>
    private const int Killed = 137;

    /// <summary>The exit code of a container that SIGTERM ended, by which ECS asks it to stop.</summary>
    private const int Terminated = 143;

    /// <summary>The task's id.</summary>
    public required string Task { get; init; }

    /// <summary>ECS's code, such as <c>EssentialContainerExited</c>.</summary>
    public string? StopCode { get; init; }

    /// <summary>ECS's words, and the container agent's where it has some.</summary>
    public string? Reason { get; init; }

    /// <summary>The container that started the stop of the task; null when none did.</summary>
    public string? Container { get; init; }

    /// <summary>That container's exit code; null when it never ran.</summary>
    public int? ExitCode { get; init; }

    /// <summary>True when ECS stopped the task because it had too many: a consequence of a rollback or a newer deployment, never a cause.</summary>
    internal bool IsScaleIn => IsScaleInReason(Reason);

    /// <summary>True when ECS or a person stopped the task, so that the exit code of its containers explains nothing.</summary>
    internal bool WasStopped => StopCode switch
    {
        ExitedByItself or "TaskFailedToStart" => false,
        null => Reason is { } reason
            && (IsScaleIn || StartsWith(reason, "Task stopped") || reason.Contains("health check", StringComparison.OrdinalIgnoreCase)),
        _ => true,
    };

    internal static bool IsScaleInReason(string? reason) => reason is not null && StartsWith(reason, "Scaling activity initiated by");

    /// <summary>Shortens a text of AWS, which may quote the whole response of a registry.</summary>
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
    /// How likely a container started the stop of its task, the lowest first: one with a reason of its own; one that exited by itself, with
    /// an error or with 0; one that never ran; last those that ECS may have killed after another one exited.
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

    /// <summary>A container that ECS could not stop in time has a reason, too, but that explains only how it ended.</summary>
    private static bool HasCause(string? reason) => !string.IsNullOrWhiteSpace(reason)
        && !StartsWith(reason, "CannotStopContainerError")
        && !reason.Contains("could not transition to stopped", StringComparison.OrdinalIgnoreCase);

    private static bool StartsWith(string reason, string words) => reason.StartsWith(words, StringComparison.OrdinalIgnoreCase);

    private static string? Reasons(string? ofTask, string? ofContainer)
    {
        var said = new[] { ofTask, ofContainer }.Where(text => !string.IsNullOrWhiteSpace(text)).Distinct(StringComparer.Ordinal).ToArray();
        return said.Length == 0 ? null : Shorten(string.Join("; ", said));
    }
}
