using EcsRestart.Ecs;
using EcsRestart.Results;

namespace EcsRestart.Watch;

/// <summary>The rules by which a look at tasks becomes a verdict.</summary>
internal static class TaskPolicy
{
    /// <summary>ECS's code for a task that never ran.</summary>
    private const string FailedToStart = "TaskFailedToStart";

    /// <summary>ECS's code for a task that ended by itself; all others but <see cref="FailedToStart"/> are of tasks that somebody stopped.</summary>
    private const string EndedByItself = "EssentialContainerExited";

    private static readonly Verdict Ongoing = new Verdict.InProgress();

    /// <param name="seen">The run's tasks as they were seen last; those not seen yet are missing.</param>
    /// <param name="elapsed">The time since the tasks were asked for.</param>
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

    /// <returns>Null when every essential container ended with 0.</returns>
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
            : new(ResultCode.TaskFailed, $"The task was stopped before it ended by itself{Because(task.StoppedReason ?? task.StopCode, null)}");
    }

    private static string? ReasonOf(IEnumerable<ContainerStatus> containers) =>
        containers.Select(container => container.Reason).FirstOrDefault(reason => !string.IsNullOrEmpty(reason));

    private static string Of(int failed, int all, string sentence) => all == 1 ? sentence : $"{failed} of {all} tasks failed. {sentence}";

    private static string TimedOut(TaskRun run, IReadOnlyList<TaskSnapshot> seen, int stopped, TimeSpan elapsed)
    {
        var state = seen.FirstOrDefault(task => !task.IsStopped)?.LastStatus ?? "not seen yet";
        var left = run.InitialTasks.Count == 1 ? $"the task is {state}" : $"{run.InitialTasks.Count - stopped} of {run.InitialTasks.Count} tasks are not (one is {state})";
        return $"Not over after {TextFormat.Duration(elapsed)}: {left}. It was left running.";
    }

    private static string Because(string? ofTask, string? ofContainer)
    {
        var said = new[] { ofTask, ofContainer }.OfType<string>().Where(reason => !string.IsNullOrWhiteSpace(reason)).Distinct(StringComparer.Ordinal)
            .Select(reason => TaskEvidence.Shorten(reason).TrimEnd('.')).ToArray();
        return said.Length == 0 ? "." : $" ({string.Join("; ", said)}).";
    }

    private sealed record Fault(ResultCode Code, string Sentence);
}
