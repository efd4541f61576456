using System.Globalization;

namespace EcsRestart.Report;

/// <summary>A diagnosis in words.</summary>
public static class DiagnosisText
{
    /// <summary>
    /// The cause that most of the stopped tasks share, such as <c>Container app exited with code 1 (Essential container in task
    /// exited).</c>; null when none stopped.
    /// </summary>
    public static string? Cause(Diagnosis diagnosis)
    {
        var causes = diagnosis.StoppedTasks.GroupBy(task => new { task.StopCode, task.Container, task.ExitCode, task.Reason });
        return causes.MaxBy(cause => cause.Count()) is { } likely ? Cause(likely.First()) : null;
    }

    /// <summary>What a person can look at next; null when the evidence suggests nothing in particular.</summary>
    public static string? Advice(Diagnosis diagnosis) =>
        diagnosis.StoppedTasks.Select(Advice).FirstOrDefault(advice => advice is not null);

    private static string Cause(TaskEvidence task)
    {
        var reason = (task.Reason ?? task.StopCode)?.TrimEnd('.');
        return (task.Container, task.ExitCode) switch
        {
            ({ } container, { } code) => string.Create(CultureInfo.InvariantCulture, $"Container {container} exited with code {code}{In(reason)}."),
            ({ } container, null) => $"Container {container} did not run{In(reason)}.",
            _ => $"Tasks stopped{In(reason)}.",
        };
    }

    private static string In(string? reason) => reason is null ? "" : $" ({reason})";

    /// <summary>Developer Guide, "Amazon ECS stopped tasks error messages"; exit codes above 128 are those of a signal.</summary>
    private static string? Advice(TaskEvidence task) => task switch
    {
        { Reason: { } reason } when Says(reason, "OutOfMemory") => "The container needs more memory than its task definition allows.",
        { Reason: { } reason } when Says(reason, "CannotPullContainer") => "Check that the image exists, and that the task can reach the registry and may pull from it.",
        { Reason: { } reason } when Says(reason, "ResourceInitializationError") => "Check the secrets, log group and network that the task starts with, and its execution role.",
        { Reason: { } reason } when Says(reason, "health check") => "The container runs but does not become healthy: check the health check and its grace period.",
        { ExitCode: 137 } => "The container was killed (SIGKILL): out of memory, or it did not stop within its stopTimeout.",
        { ExitCode: 139 } => "The container crashed (SIGSEGV).",
        { ExitCode: 126 or 127 } => "The container's command cannot be run: check entryPoint and command.",
        { ExitCode: { } code } when code != 0 => $"Read the log of container {task.Container}: it ended by itself with an error.",
        _ => null,
    };

    private static bool Says(string reason, string words) => reason.Contains(words, StringComparison.OrdinalIgnoreCase);
}
