using EcsRestart.Ecs;
using EcsRestart.Results;

namespace EcsRestart.Watch;

/// <summary>The rules that decide the verdict on tasks.</summary>
internal static class TaskPolicy
{
    /// <summary>The stop code of a task that never ran.</summary>
    private const string FailedToStart = "TaskFailedToStart";

    /// <summary>
    /// The stop code of a task that finished by itself. All codes except this and <see cref="FailedToStart"/> mean that the task was
    /// stopped.
    /// </summary>
    private const string EndedByItself = "EssentialContainerExited";

    private static readonly Verdict Ongoing = new Verdict.InProgress();

    /// <param name="seen">The tasks as they were last described. Tasks that ECS has not returned yet are missing.</param>
    /// <param name="elapsed">The time since the tasks were requested.</param>
    public static Verdict Decide(TaskRun run, IReadOnlyList<TaskSnapshot> seen, TimeSpan elapsed)
    {
        var stopped = seen.Where(task => task.IsStopped).ToArray();
        var areAllStopped = stopped.Length == run.InitialTasks.Count;
        if (!areAllStopped && elapsed < run.Timeout)
            return Ongoing;

        var failures = stopped.Select(task => Failure(run, task)).OfType<Fault>().ToArray();
        if (failures is [var first, ..])
            return new Verdict.Ended(first.Code, Of(failures.Length, run.InitialTasks.Count, first.Sentence));

        return areAllStopped
            ? new Verdict.Succeeded()
            : new Verdict.Ended(ResultCode.TaskTimedOut, TimedOut(run, seen, stopped.Length, elapsed));
    }

    /// <returns>Null when every essential container exited with code 0.</returns>
    private static Fault? Failure(TaskRun run, TaskSnapshot task)
    {
        if (task.StopCode == FailedToStart)
            return new(ResultCode.TaskCouldNotStart, $"The task did not start{Because(task.StoppedReason, ReasonOf(task.Containers))}");

        var containers = run.EssentialContainers.Select(name =>
            task.Containers.FirstOrDefault(one => one.Name == name) ?? new ContainerStatus(name, null, null));
        if (containers.Where(one => one.ExitCode != 0).MinBy(one => TaskEvidence.Rank(one.ExitCode, one.Reason)) is { } container)
        {
            return new(ResultCode.TaskFailed, container.ExitCode is { } code
                ? $"Container {container.Name} exited with code {code}{Because(task.StoppedReason, container.Reason)}"
                : $"Container {container.Name} has no exit code{Because(task.StoppedReason, container.Reason)}");
        }

        return task.StopCode is null or EndedByItself
            ? null
            : new(ResultCode.TaskFailed, $"The task was stopped before it finished{Because(task.StoppedReason ?? task.StopCode, null)}");
    }

    private static string? ReasonOf(IEnumerable<ContainerStatus> containers) =>
        containers.Select(container => container.Reason).FirstOrDefault(reason => !string.IsNullOrEmpty(reason));

    private static string Of(int failed, int all, string sentence) => all == 1 ? sentence : $"{failed} of {all} tasks failed. {sentence}";

    private static string TimedOut(TaskRun run, IReadOnlyList<TaskSnapshot> seen, int stopped, TimeSpan elapsed)
    {
        var state = seen.FirstOrDefault(task => !task.IsStopped)?.LastStatus ?? "unknown";
        var running = run.InitialTasks.Count - stopped;
        var subject = run.InitialTasks.Count == 1 ? "The task" : $"{running} of {run.InitialTasks.Count} tasks";
        var verb = running == 1 ? "was" : "were";
        return $"{subject} did not stop within {TextFormat.Duration(elapsed)} and {verb} left running: status {state}.";
    }

    private static string Because(string? taskReason, string? containerReason)
    {
        var reasons = new[] { taskReason, containerReason }.OfType<string>().Where(reason => !string.IsNullOrWhiteSpace(reason)).Distinct(StringComparer.Ordinal)
            .Select(reason => TaskEvidence.Shorten(reason).TrimEnd('.')).ToArray();
        return reasons.Length == 0 ? "." : $" ({string.Join("; ", reasons)}).";
    }

    private sealed record Fault(ResultCode Code, string Sentence);
}
