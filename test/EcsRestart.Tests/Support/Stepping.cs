using EcsRestart.TestSupport;

namespace EcsRestart.Tests.Support;

/// <summary>Moves a stepped clock from timer to timer for as long as some work needs.</summary>
internal static class Stepping
{
    /// <summary>Turns given to the thread pool before time moves on; far more than any chain of continuations is long.</summary>
    private const int TurnsAStep = 50;

    /// <summary>Steps in which nothing waits for the clock and the work is not done: it hangs.</summary>
    private const int MostIdleSteps = 500;

    public static async Task<T> FinishAsync<T>(this SteppedClock clock, Task<T> work)
    {
        for (var idle = 0; !work.IsCompleted; idle++)
        {
            await SettleAsync(work);
            Assert.True(idle < MostIdleSteps, "The work hangs: it is not done and waits for no timer.");
            if (!work.IsCompleted && clock.NextTimer is { } next)
            {
                clock.AdvanceTo(next);
                idle = 0;
            }
        }

        return await work;
    }

    /// <summary>Lets everything run that needs no time.</summary>
    public static async Task SettleAsync(Task work)
    {
        for (var turn = 0; turn < TurnsAStep && !work.IsCompleted; turn++)
            await Task.Run(static () => { }).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
    }
}
