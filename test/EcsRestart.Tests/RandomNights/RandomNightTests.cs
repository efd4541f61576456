namespace EcsRestart.Tests.RandomNights;

/// <summary>
/// Seeds that fail without a safeguard: the SDK's retry off 5, looking after a lost answer 5, three looks 278, only an answered look
/// counts 21, PRIMARY since the scheduled time 4, failed since it 12, controller 9, exclude tag 12, desired count 0 6, deployment under
/// way 153, downtime 4, stall 0, second look 92, absence is not gone 112, verdict by deployment id 8, duplicates 0, waves 0,
/// maxInFlight 209, stopAfterFailures 12.
/// </summary>
public sealed class RandomNightTests
{
    private const int FewestInvocations = 2_000;

    [Fact]
    public void Nights_WhateverHappens_RestartEachServiceOnceAndTellTheTruth()
    {
        var invocations = 0;
        for (var seed = 0; invocations < FewestInvocations; seed++)
            invocations += Play(seed);
    }

    private static int Play(int seed)
    {
        var night = new RandomNight(seed);
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
