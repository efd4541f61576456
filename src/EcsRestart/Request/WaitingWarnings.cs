namespace EcsRestart.Request;

/// <summary>Finds settings that have no effect, or not the expected one, when the run does not wait.</summary>
internal static class WaitingWarnings
{
    private const string LooseWaves = "without \"wait\": true, waves only order the calls: a wave does not wait for the rollouts of the previous wave";

    private static readonly string[] SettingsOfWaiting = ["maxInFlight", "stopAfterFailures", "onFailure", "imageChange"];

    /// <summary>Returns the warnings that apply whether the run waits or not: tasks before a later wave with <c>wait</c> set to false.</summary>
    public static IEnumerable<string> Always(RestartRequest request) => LooseTasks(request, wait: false);

    /// <summary>Returns the warnings that apply when the run does not wait.</summary>
    /// <param name="fields">The payload, which distinguishes an explicit setting from a default.</param>
    public static IReadOnlyList<string> Of(JsonFields fields, RestartRequest request)
    {
        var settings = SettingsOfWaiting
            .Where(name => fields.TryGiven(name, out _))
            .Select(name => $"{fields.PathOf(name)} has no effect without \"wait\": true");
        return [.. settings, .. OfTargets(request)];
    }

    /// <summary>Returns the warnings about services and tasks that apply when the run does not wait.</summary>
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
                yield return $"$.{task.Place ?? $"tasks[{index}]"} is not waited for, so later waves start regardless of its outcome; set \"wait\": true";
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
