using System.Diagnostics;
using EcsRestart.TestSupport;

namespace EcsRestart.Tests.Support;

/// <summary>Moves a stepped clock from timer to timer for as long as some work needs.</summary>
internal static class SteppedClockExtensions
{
    /// <summary>Real time, and only the limit of a failing test: work that gets nowhere for so long hangs.</summary>
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

    /// <summary>Moves to the next timer, once something waits for one.</summary>
    public static async Task StepAsync(this SteppedClock clock)
    {
        await UntilAsync(() => clock.NextTimer is not null);
        if (clock.NextTimer is { } next)
            clock.AdvanceTo(next);
    }

    /// <summary>Lets other work run until something is so.</summary>
    public static async Task UntilAsync(Func<bool> condition)
    {
        var started = Stopwatch.GetTimestamp();
        while (!condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < WaitTimeout, "The work hangs: it gets nowhere and waits for no timer.");
            await Task.Run(static () => { }).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        }
    }
}
