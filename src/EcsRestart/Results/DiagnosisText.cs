using System.Globalization;
using EcsRestart.Ecs;

namespace EcsRestart.Results;

/// <summary>A diagnosis in words.</summary>
public static class DiagnosisText
{
    /// <summary>
    /// The cause that most of the stopped tasks share, such as <c>Container app exited with code 1 (Essential container in task
    /// exited).</c>; without one, the newest event that reports an obstacle. Null when the evidence has neither: tasks that ECS scaled in
    /// are a consequence.
    /// </summary>
    public static string? Cause(Diagnosis diagnosis) => ByLikelihood(diagnosis).FirstOrDefault() is { } likely
        ? Cause(likely)
        : ServiceEvent.Obstacle(diagnosis.Events.Reverse().Select(message => new ServiceEvent(default, message))) is { } obstacle ? Reported(obstacle.Message) : null;

    /// <summary>What a person can look at next; null when the evidence suggests nothing in particular.</summary>
    public static string? Advice(Diagnosis diagnosis) =>
        ByLikelihood(diagnosis).Select(Advice).FirstOrDefault(advice => advice is not null);

    /// <summary>An event as part of a sentence.</summary>
    internal static string Reported(string message) => $"ECS reported: {TaskEvidence.Shorten(message).TrimEnd('.')}.";

    private static IEnumerable<TaskEvidence> ByLikelihood(Diagnosis diagnosis) => diagnosis.StoppedTasks
        .Where(task => !task.IsScaleIn)
        .GroupBy(task => new { task.StopCode, task.Container, task.ExitCode, Kind = KindOf(task.Reason) })
        .OrderByDescending(cause => cause.Count())
        .SelectMany(cause => cause);

    /// <summary>What tasks with the same cause share. After it, ECS can quote an ID of each request, instance or address.</summary>
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

    /// <summary>Developer Guide, "Amazon ECS stopped tasks error messages"; exit codes above 128 are those of a signal.</summary>
    private static string? Advice(TaskEvidence task) => task switch
    {
        { Reason: { } reason } when Says(reason, "OutOfMemory") || Says(reason, "due to memory usage") =>
            "The container needs more memory than its task definition allows.",
        { Reason: { } reason } when Says(reason, "CannotPullContainer") => "Check that the image exists, and that the task can reach the registry and may pull from it.",
        { Reason: { } reason } when Says(reason, "ResourceInitializationError") => "Check the secrets, log group and network that the task starts with, and its execution role.",
        { Reason: { } reason } when Says(reason, "health check") => "The container runs but does not become healthy: check the health check and its grace period.",
        { WasStopped: true } => null,
        { ExitCode: 137 } => "The container was killed (SIGKILL): out of memory, or it did not stop within its stopTimeout.",
        { ExitCode: 139 } => "The container crashed (SIGSEGV).",
        { ExitCode: 126 or 127 } => "The container's command cannot be run: check entryPoint and command.",
        { ExitCode: { } code } when code != 0 => $"Read the log of container {task.Container}: it ended by itself with an error.",
        _ => null,
    };

    private static bool Says(string reason, string words) => reason.Contains(words, StringComparison.OrdinalIgnoreCase);
}
