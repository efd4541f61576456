namespace EcsRestart;

/// <summary>An environment variable of the function that pauses all restarts without a change to any schedule.</summary>
public static class PauseSwitch
{
    public const string Variable = "ECS_RESTART_PAUSED";

    /// <param name="value">The value of the variable; null when it is not set.</param>
    /// <returns>Why restarts are paused, or null when they are not. An absent or empty value and <c>false</c> do not pause.</returns>
    public static string? Reason(string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
            return null;

        if (bool.TryParse(value, out var paused))
            return paused ? $"Restarts are paused: {Variable} is true." : null;

        return $"Restarts are paused: {Variable} is {TextFormat.Quote(value)}, which is neither true nor false and is treated as true.";
    }
}
