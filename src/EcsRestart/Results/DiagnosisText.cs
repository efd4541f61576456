using System.Globalization;
using EcsRestart.Ecs;

namespace EcsRestart.Results;

/// <summary>Turns a diagnosis into sentences.</summary>
public static class DiagnosisText
{
    /// <summary>
    /// Returns the most common cause among the stopped tasks, such as <c>Container app exited with code 1 (Essential container in task
    /// exited).</c>; without stopped tasks, the newest event that reports an obstacle; null when there is neither. Tasks that ECS scaled
    /// in are ignored: they are a consequence, not a cause.
    /// </summary>
    public static string? Cause(Diagnosis diagnosis) => ByLikelihood(diagnosis).FirstOrDefault() is { } likely
        ? Cause(likely)
        : ServiceEvent.Obstacle(diagnosis.Events.Reverse().Select(message => new ServiceEvent(default, message))) is { } obstacle ? Reported(obstacle.Message) : null;

    /// <summary>Returns what to check next, or null when the evidence suggests nothing specific.</summary>
    public static string? Advice(Diagnosis diagnosis) =>
        ByLikelihood(diagnosis).Select(Advice).FirstOrDefault(advice => advice is not null);

    /// <summary>Returns the message of a service event as a sentence.</summary>
    internal static string Reported(string message) => $"ECS reported: {TaskEvidence.Shorten(message).TrimEnd('.')}.";

    private static IEnumerable<TaskEvidence> ByLikelihood(Diagnosis diagnosis) => diagnosis.StoppedTasks
        .Where(task => !task.IsScaleIn)
        .GroupBy(task => new { task.StopCode, task.Container, task.ExitCode, Kind = KindOf(task.Reason) })
        .OrderByDescending(cause => cause.Count())
        .SelectMany(cause => cause);

    /// <summary>The part of a reason that tasks with the same cause share. The rest may contain IDs of requests or instances, or IP addresses.</summary>
    private static string? KindOf(string? reason) => reason?.Split(':', '(')[0];

    private static string Cause(TaskEvidence task)
    {
        var reason = (task.Reason ?? task.StopCode)?.TrimEnd('.');
        return (task.Container, task.ExitCode) switch
        {
            _ when task.WasStopped => $"Tasks stopped{In(reason)}.",
            ({ } container, { } code) => string.Create(CultureInfo.InvariantCulture, $"Container {container} exited with code {code}{In(reason)}."),
            ({ } container, null) => $"Container {container} did not run{In(reason)}.",
            _ => $"Tasks stopped{In(reason)}.",
        };
    }

    private static string In(string? reason) => reason is null ? "" : $" ({reason})";

    /// <summary>Developer Guide, "Amazon ECS stopped tasks error messages"; an exit code above 128 means that a signal ended the process.</summary>
    private static string? Advice(TaskEvidence task) => task switch
    {
        { Reason: { } reason } when Says(reason, "OutOfMemory") || Says(reason, "due to memory usage") =>
            "The container used more memory than the task definition allows. Raise the memory limit.",
        { Reason: { } reason } when Says(reason, "CannotPullContainer") => "Check that the image exists, and that the task can reach the registry and has permission to pull the image.",
        { Reason: { } reason } when Says(reason, "ResourceInitializationError") => "Check the secrets, log group, network configuration and execution role of the task.",
        { Reason: { } reason } when Says(reason, "health check") => "The container is running but not healthy. Check the health check and its grace period.",
        { WasStopped: true } => null,
        { ExitCode: 137 } => "The container was killed (SIGKILL). Check whether it ran out of memory or did not stop within stopTimeout.",
        { ExitCode: 139 } => "The container crashed with a segmentation fault (SIGSEGV).",
        { ExitCode: 126 or 127 } => "The command of the container cannot be executed. Check entryPoint and command.",
        { ExitCode: { } code } when code != 0 => $"Container {task.Container} exited with an error. Check its log.",
        _ => null,
    };

    private static bool Says(string reason, string words) => reason.Contains(words, StringComparison.OrdinalIgnoreCase);
}
