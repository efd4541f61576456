namespace EcsRestart;

internal static class ClockExtensions
{
    /// <summary>The timestamp that the clock had at a moment in the past; now for one that is yet to come.</summary>
    public static long TimestampOf(this TimeProvider clock, DateTimeOffset moment)
    {
        var age = clock.GetUtcNow() - moment;
        return clock.GetTimestamp() - (long)(Math.Max(0, age.TotalSeconds) * clock.TimestampFrequency);
    }
}
