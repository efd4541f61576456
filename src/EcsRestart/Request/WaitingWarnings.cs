namespace EcsRestart.Request;

/// <summary>Finds what a request gives that only means something, or only means all it seems to, when the run waits.</summary>
internal static class WaitingWarnings
{
    private const string LooseWaves = "without \"wait\": true, waves only order the calls: no wave waits for the rollouts of the one before";

    private static readonly string[] SettingsOfWaiting = ["maxInFlight", "stopAfterFailures", "onFailure", "imageChange"];

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
        if (request.Tasks.Count == 0)
            yield break;

        var lastWave = Math.Max(LastServiceWave(request), request.Tasks.Max(task => task.Wave));
        for (var index = 0; index < request.Tasks.Count; index++)
        {
            var task = request.Tasks[index];
            if (task.Wait == wait && task.Wave < lastWave)
                yield return $"$.{task.Place ?? $"tasks[{index}]"} is not waited for, so the waves after it begin whatever becomes of it; give it \"wait\": true";
        }
    }

    private static int LastServiceWave(RestartRequest request)
    {
        var last = 0;
        foreach (var service in request.Services)
            last = Math.Max(last, service.Options.Wave);
        foreach (var select in request.Select)
            last = Math.Max(last, select.Options.Wave);
        return last;
    }
}
