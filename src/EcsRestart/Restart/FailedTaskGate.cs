using EcsRestart.Plan;
using EcsRestart.Results;

namespace EcsRestart.Restart;

/// <summary>Stops all waves that follow a failed task.</summary>
internal sealed class FailedTaskGate
{
    private readonly Lock _lock = new();
    private (BlockingTask Blocker, ResultCode Code)? _closed;

    /// <summary>True when the result of a task stops all later waves. An unreadable calendar stops them itself, with its own message.</summary>
    /// <param name="waits">True when later waves wait for the task.</param>
    public static bool Closes(bool waits, RestartResult result) =>
        (result.Status == ResultStatus.Failed && result.Code != ResultCode.GateUnreadable) || (waits && result.Code == ResultCode.TaskStarted);

    /// <summary>
    /// Closes the gate after the wave of a failed task: a task that later waves wait for must succeed, any other task must start.
    /// </summary>
    public void Record(PlanItem.RunTask step, RestartResult result)
    {
        if (!Closes(step.Waits, result))
            return;

        lock (_lock)
            _closed ??= (new BlockingTask(step.Task, step.Wave), result.Code);
    }

    /// <returns>Why a step must not start, or null when it can.</returns>
    public string? HaltReason(PlanItem.Executable step)
    {
        lock (_lock)
            return _closed is { } closed && step.Wave > closed.Blocker.Wave ? closed.Blocker.Sentence(closed.Code) : null;
    }
}
