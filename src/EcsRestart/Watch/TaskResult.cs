using System.Diagnostics;
using EcsRestart.Ecs;
using EcsRestart.Results;

namespace EcsRestart.Watch;

/// <summary>Creates the result of a task run from its verdict.</summary>
internal static class TaskResult
{
    /// <param name="verdict">Null when the tasks are not watched.</param>
    /// <param name="seen">The tasks as they were last described.</param>
    public static RestartResult Of(TaskRun run, Verdict? verdict, IReadOnlyList<TaskSnapshot> seen, TimeSpan elapsed)
    {
        var result = verdict switch
        {
            null => Started(run, null),
            Verdict.Unverified(var warning) => Started(run, warning),
            Verdict.Succeeded => Result(run, ResultCode.TaskSucceeded, null, run.Warnings),
            Verdict.Ended(var code, var sentence, _) => Result(run, code, sentence, run.Warnings),
            _ => throw new UnreachableException(),
        };
        return result with
        {
            Tasks = [.. run.InitialTasks.Select(task => TaskReport.Of(seen.FirstOrDefault(one => one.Arn == task.Arn) ?? task))],
            DurationSeconds = verdict is null ? null : Math.Round(elapsed.TotalSeconds, 1),
        };
    }

    private static RestartResult Started(TaskRun run, string? warning) =>
        Result(run, ResultCode.TaskStarted, null, warning is null ? run.Warnings : [.. run.Warnings, warning]);

    private static RestartResult Result(TaskRun run, ResultCode code, string? sentence, IReadOnlyList<string> warnings) =>
        RestartResult.For(run.Task, code, sentence) with { Warnings = warnings.Count == 0 ? null : warnings };
}
