namespace EcsRestart.Tests.RandomNights;

/// <summary>
/// Random nights keep every rule about restarts. ADR 6 (docs/contributing/adr) lists a seed that fails for each safeguard that is removed.
/// </summary>
public sealed class RandomNightTests
{
    private const int MinInvocations = 2_000;

    [Fact]
    public void Nights_WhateverHappens_RestartEachServiceOnceAndTellTheTruth()
    {
        var invocations = 0;
        for (var seed = 0; invocations < MinInvocations; seed++)
            invocations += Play(seed);
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

    private static int Play(int seed, bool rollsBack = false)
    {
        var night = new RandomNight(seed, rollsBack);
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
