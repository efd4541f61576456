namespace EcsRestart;

/// <summary>The switch by which operators stop all restarts, without a change to any schedule: an environment variable of the function.</summary>
public static class PauseSwitch
{
    public const string Variable = "ECS_RESTART_PAUSED";

    /// <param name="value">The variable's; null when it is not set.</param>
    /// <returns>Why nothing may be restarted, or null when everything may: absent, empty and <c>false</c> do not pause.</returns>
    public static string? Reason(string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
            return null;

        if (bool.TryParse(value, out var paused))
            return paused ? $"Restarts are paused: {Variable} is true." : null;

        return $"Restarts are paused: {Variable} is {TextFormat.Quote(value)}, which is neither true nor false; taken as true.";
    }
}
