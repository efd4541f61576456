using EcsRestart.Results;

namespace EcsRestart.Watch;

/// <summary>Makes the result of a rollout that has its verdict, with the evidence where it failed.</summary>
internal sealed class RolloutEnd(RolloutEvidence evidence)
{
    /// <param name="elapsed">From the call to the verdict.</param>
    public async Task<RestartResult> ResultAsync(Rollout rollout, RolloutVerdict verdict, TimeSpan elapsed, CancellationToken stopping)
    {
        var diagnosis = verdict is RolloutVerdict.Ended { IsFailure: true, Last: var last } ? await evidence.GatherAsync(rollout, last, stopping) : null;
        return RolloutResult.Of(rollout, verdict, diagnosis, elapsed);
    }
}
