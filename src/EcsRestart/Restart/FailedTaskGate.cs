using EcsRestart.Plan;
using EcsRestart.Results;

namespace EcsRestart.Restart;

/// <summary>Lets no wave begin after one in which a task failed that later waves rely on.</summary>
internal sealed class FailedTaskGate
{
    private readonly Lock _lock = new();
    private (BlockingTask Hold, ResultCode Code)? _closed;

    /// <summary>Whether a task ended so that later waves do not begin.</summary>
    /// <param name="waits">Whether it was waited for.</param>
    /// <returns>True for a failure of the task. An unreadable calendar stops the later waves itself, with its own sentence.</returns>
    public static bool Closes(bool waits, RestartResult result) =>
        (result.Status == ResultStatus.Failed && result.Code != ResultCode.GateUnreadable) || (waits && result.Code == ResultCode.TaskStarted);

    /// <summary>
    /// Closes the gate behind the task's wave, unless all is well: a task that is waited for has to end well, any other has to start.
    /// </summary>
    public void Record(PlanItem.RunTask step, RestartResult result)
    {
        if (!Closes(step.Waits, result))
            return;

        lock (_lock)
            _closed ??= (new BlockingTask(step.Task, step.Wave), result.Code);
    }

    /// <returns>Why a step does not begin; null when it may.</returns>
    public string? HaltReason(PlanItem.Executable step)
    {
        lock (_lock)
            return _closed is { } closed && step.Wave > closed.Hold.Wave ? closed.Hold.Sentence(closed.Code) : null;
    }
}
