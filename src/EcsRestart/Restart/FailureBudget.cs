using EcsRestart.Names;
using EcsRestart.Results;

namespace EcsRestart.Restart;

/// <summary>Stops further restarts and tasks once the number of failures reaches <c>stopAfterFailures</c>.</summary>
/// <param name="stopAfterFailures">The limit; 0 for none.</param>
/// <param name="rollouts">The number of rollouts that have already failed.</param>
/// <param name="tasks">The number of tasks that have already failed.</param>
internal sealed class FailureBudget(int stopAfterFailures, int rollouts = 0, int tasks = 0)
{
    private int _rollouts = rollouts;
    private int _tasks = tasks;

    public bool IsSpent => stopAfterFailures > 0 && Volatile.Read(ref _rollouts) + Volatile.Read(ref _tasks) >= stopAfterFailures;

    /// <summary>The reason for every restart and task that is not started.</summary>
    public string Sentence =>
        $"{Failures} failed, which reaches stopAfterFailures ({stopAfterFailures:N0}). No further restart or task was started.";

    private string Failures => (_rollouts, _tasks) switch
    {
        (_, 0) => TextFormat.Count(_rollouts, "rollout"),
        (0, _) => TextFormat.Count(_tasks, "task"),
        _ => $"{TextFormat.Count(_rollouts, "rollout")} and {TextFormat.Count(_tasks, "task")}",
    };

    public void CountFailure() => Interlocked.Increment(ref _rollouts);

    public void CountTaskFailure() => Interlocked.Increment(ref _tasks);

    /// <summary>Returns the result of a service that was not restarted.</summary>
    public RestartResult Halt(ServiceRef service) => RestartResult.For(service, ResultCode.Halted, Sentence);

    /// <summary>Returns the result of a task that was not started.</summary>
    public RestartResult Halt(TaskRef task) => RestartResult.For(task, ResultCode.Halted, Sentence);
}
