using EcsRestart.Names;
using EcsRestart.Results;

namespace EcsRestart.Restart;

/// <summary>Lets nothing new begin once as many rollouts and tasks have failed as the request allows.</summary>
/// <param name="stopAfterFailures">0: never.</param>
/// <param name="rollouts">How many rollouts have failed already.</param>
/// <param name="tasks">How many tasks have.</param>
internal sealed class FailureBudget(int stopAfterFailures, int rollouts = 0, int tasks = 0)
{
    private int _rollouts = rollouts;
    private int _tasks = tasks;

    public bool IsSpent => stopAfterFailures > 0 && Volatile.Read(ref _rollouts) + Volatile.Read(ref _tasks) >= stopAfterFailures;

    /// <summary>Why nothing new begins.</summary>
    public string Sentence =>
        $"{Failures} failed, and the request allows {stopAfterFailures:N0} (stopAfterFailures); nothing new was started.";

    private string Failures => (_rollouts, _tasks) switch
    {
        (_, 0) => TextFormat.Count(_rollouts, "rollout"),
        (0, _) => TextFormat.Count(_tasks, "task"),
        _ => $"{TextFormat.Count(_rollouts, "rollout")} and {TextFormat.Count(_tasks, "task")}",
    };

    public void CountFailure() => Interlocked.Increment(ref _rollouts);

    public void CountTaskFailure() => Interlocked.Increment(ref _tasks);

    /// <summary>What becomes of a service that did not begin.</summary>
    public RestartResult Halt(ServiceRef service) => RestartResult.For(service, ResultCode.Halted, Sentence);

    /// <summary>What becomes of a task that did not begin.</summary>
    public RestartResult Halt(TaskRef task) => RestartResult.For(task, ResultCode.Halted, Sentence);
}
