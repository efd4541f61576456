using EcsRestart.Simulator;
using EcsRestart.TestSupport;

namespace EcsRestart.EndToEnd.Tests.Support;

/// <summary>Moves a stepped clock from timer to timer while a run does real HTTP in between.</summary>
internal static class Stepping
{
    /// <summary>So often in a row must nothing be on its way before time moves on: an answer takes a moment from the server to the run.</summary>
    private const int CalmLooks = 5;

    public static async Task UntilAsync(Task run, SteppedClock clock, EcsHttpApi api)
    {
        var calm = 0;
        while (!run.IsCompleted)
        {
            await Task.WhenAny(run, Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System));
            calm = api.RequestsInFlight == 0 ? calm + 1 : 0;
            if (calm < CalmLooks || clock.NextTimer is not { } next)
                continue;

            clock.AdvanceTo(next);
            calm = 0;
        }
    }
}
