namespace EcsRestart.Request;

/// <summary>Finds what a request gives that only means something, or only means all it seems to, when the run waits.</summary>
internal static class WaitingWarnings
{
    private const string LooseWaves = "without \"wait\": true, waves only order the calls: no wave waits for the rollouts of the one before";

    private static readonly string[] SettingsOfWaiting = ["maxInFlight", "stopAfterFailures"];

    /// <param name="fields">The payload, which tells a setting that was given from a default.</param>
    public static IReadOnlyList<string> Of(JsonFields fields, RestartRequest request)
    {
        var pointless = SettingsOfWaiting
            .Where(name => fields.TryGiven(name, out _))
            .Select(name => $"{fields.PathOf(name)} has no effect without \"wait\": true");
        return HasWaves(request) ? [.. pointless, LooseWaves] : [.. pointless];
    }

    private static bool HasWaves(RestartRequest request) =>
        request.Services.Any(service => service.Options.Wave > 1) || request.Select.Any(select => select.Options.Wave > 1);
}
