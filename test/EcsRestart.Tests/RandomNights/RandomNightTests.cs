namespace EcsRestart.Tests.RandomNights;

/// <summary>
/// Random nights keep every rule about restarts. ADR 6 (docs/contributing/adr) lists a seed that fails for each safeguard that is removed.
/// With gates: start window 6, also right before the call 161, closed calendar 0, unreadable calendar 391, read before each wave 96, read
/// after a transition 297, pause 69, limit on extra tasks 2, a service above the limit runs alone 2, share kept until the old tasks are gone 29,
/// second set of tasks 318. Only LastCheckTests shows that a transition during the last checks stops the call.
/// </summary>
public sealed class RandomNightTests
{
    private const int MinInvocations = 2_000;
    private const int MinInvocationsWithGates = 1_000;

    [Fact]
    public void Nights_WhateverHappens_RestartEachServiceOnceAndTellTheTruth()
    {
        var invocations = 0;
        for (var seed = 0; invocations < MinInvocations; seed++)
            invocations += Play(seed);
    }

    [Fact]
    public void Nights_WithGates_StartNothingOutsideThemAndKeepTheLimitOfExtraTasks()
    {
        var invocations = 0;
        for (var seed = 0; invocations < MinInvocationsWithGates; seed++)
            invocations += Play(seed, hasGates: true);
    }

    /// <summary>
    /// With <c>"onFailure": "rollback"</c>: only deployments that this invocation started are stopped, while they are in progress, not complete
    /// and not healthy; none that keeps failing is left running without a reason.
    /// </summary>
    [Fact]
    public void Nights_WithRollbacks_StopOnlyWhatTheyStartedAndGaveUp()
    {
        var invocations = 0;
        for (var seed = 0; invocations < MinInvocations / 2; seed++)
            invocations += Play(seed, rollsBack: true);
    }

    private static int Play(int seed, bool hasGates = false, bool rollsBack = false)
    {
        var night = new RandomNight(seed, hasGates, rollsBack);
        try
        {
            night.Play();
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"Seed {seed}, invocation {night.Invocations + 1}: {exception.Message}", exception);
        }

        return night.Invocations;
    }
}
