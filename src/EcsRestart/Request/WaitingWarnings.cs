namespace EcsRestart.Request;

/// <summary>Finds what a request gives that only means something, or only means all it seems to, when the run waits.</summary>
internal static class WaitingWarnings
{
    private const string LooseWaves = "without \"wait\": true, waves only order the calls: no wave waits for the rollouts of the one before";

    private static readonly string[] SettingsOfWaiting = ["maxInFlight", "stopAfterFailures"];

    /// <summary>What is odd whether the run waits or not: tasks that later waves follow, and that are expressly not waited for.</summary>
    public static IEnumerable<string> Always(RestartRequest request) => LooseTasks(request, wait: false);

    /// <summary>What is odd unless the run waits.</summary>
    /// <param name="fields">The payload, which tells a setting that was given from a default.</param>
    public static IReadOnlyList<string> Of(JsonFields fields, RestartRequest request)
    {
        var pointless = SettingsOfWaiting
            .Where(name => fields.TryGiven(name, out _))
            .Select(name => $"{fields.PathOf(name)} has no effect without \"wait\": true");
        return [.. pointless, .. OfTargets(request)];
    }

    /// <summary>What is odd about the targets unless the run waits.</summary>
    public static IEnumerable<string> OfTargets(RestartRequest request)
    {
        string[] loose = HasWaves(request) ? [LooseWaves] : [];
        return [.. loose, .. LooseTasks(request, wait: null)];
    }

    private static bool HasWaves(RestartRequest request) => LastServiceWave(request) > 1;

    private static IEnumerable<string> LooseTasks(RestartRequest request, bool? wait)
    {
        var lastWave = Math.Max(LastServiceWave(request), request.Tasks.Select(task => task.Wave).DefaultIfEmpty().Max());
        var places = request.Tasks.Select((task, index) => task.Wait == wait && task.Wave < lastWave ? task.Place ?? $"tasks[{index}]" : null);
        return places.OfType<string>()
            .Select(place => $"$.{place} is not waited for, so the waves after it begin whatever becomes of it; give it \"wait\": true");
    }

    private static int LastServiceWave(RestartRequest request) =>
        request.Services.Select(service => service.Options.Wave).Concat(request.Select.Select(select => select.Options.Wave)).DefaultIfEmpty().Max();
}
