namespace EcsRestart.Tests.RandomNights;

/// <summary>
/// A seed that fails without a safeguard. Calls: the SDK's retry off 2, sent once 13, looking after a lost answer 2, three looks 45, only an
/// answered look counts 394, what is gone left an event 384, no look after the stop is believed 342, called again once at most 61, no call
/// after the stop 23, calls cut off 255. Schedule: PRIMARY since its time 2, failed since it 9, older failures are not its own 53, adoption 3.
/// Preflight: status 28, controller 2, exclude tag 0, desired count 0 6, deployment under way 170, downtime 0, stall 4, second look 142.
/// Watch: verdict by deployment id 9, rolled back is not superseded 9, absence is not gone 61. Order: duplicates 0, waves 0, maxInFlight 138,
/// stopAfterFailures 30, also for who waits for a turn 450. Without the end of the watch at the stop the nights do not end. A deployment that
/// is rolled back while no event says so yet is not among them, since the simulator does both at once: ScheduledRestartTests has it.
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
