namespace EcsRestart;

internal static class ClockExtensions
{
    /// <summary>Returns the timestamp of a moment in the past, or the current timestamp for a moment in the future.</summary>
    public static long TimestampOf(this TimeProvider clock, DateTimeOffset moment)
    {
        var age = clock.GetUtcNow() - moment;
        return clock.GetTimestamp() - (long)(Math.Max(0, age.TotalSeconds) * clock.TimestampFrequency);
    }
}
