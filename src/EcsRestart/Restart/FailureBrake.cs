using EcsRestart.Report;
using EcsRestart.Targets;

namespace EcsRestart.Restart;

/// <summary>Lets nothing new begin once as many rollouts have failed as the request allows.</summary>
/// <param name="stopAfterFailures">0: never.</param>
internal sealed class FailureBrake(int stopAfterFailures)
{
    private int _failures;

    public bool IsOn => stopAfterFailures > 0 && Volatile.Read(ref _failures) >= stopAfterFailures;

    public void CountFailure() => Interlocked.Increment(ref _failures);

    /// <summary>What becomes of a service that did not begin.</summary>
    public RestartResult Halt(ServiceRef service) => service.Result(
        ResultCode.Halted,
        $"{ReportText.Count(_failures, "rollout")} failed, and the request allows {stopAfterFailures:N0} (stopAfterFailures); nothing new was started.");
}
