namespace EcsRestart.Tests.RandomNights;

/// <summary>
/// Random nights keep every rule about restarts. ADR 6 (docs/contributing/adr) lists a seed that fails for each safeguard that is removed.
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

    private static int Play(int seed, bool hasGates = false)
    {
        var night = new RandomNight(seed, hasGates);
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
