using System.Diagnostics;
using EcsRestart.TestSupport;

namespace EcsRestart.Tests.Support;

/// <summary>Advances a stepped clock from timer to timer until an operation finishes.</summary>
internal static class SteppedClockExtensions
{
    /// <summary>The real time after which work without progress fails the test.</summary>
    private static readonly TimeSpan WaitTimeout = TimeSpan.FromSeconds(10);

    public static async Task<T> FinishAsync<T>(this SteppedClock clock, Task<T> work)
    {
        while (!work.IsCompleted)
        {
            await UntilAsync(() => work.IsCompleted || clock.NextTimer is not null);
            if (!work.IsCompleted && clock.NextTimer is { } next)
                clock.AdvanceTo(next);
        }

        return await work;
    }

    /// <summary>Advances to the next timer as soon as there is one.</summary>
    public static async Task StepAsync(this SteppedClock clock)
    {
        await UntilAsync(() => clock.NextTimer is not null);
        if (clock.NextTimer is { } next)
            clock.AdvanceTo(next);
    }

    /// <summary>Yields to other work until a condition is true.</summary>
    public static async Task UntilAsync(Func<bool> condition)
    {
        var started = Stopwatch.GetTimestamp();
        while (!condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < WaitTimeout, "The work hangs: no progress and no timer.");
            await Task.Run(static () => { }).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        }
    }
}
