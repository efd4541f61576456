using EcsRestart.Plan;
using EcsRestart.Request;

namespace EcsRestart.Gates;

/// <summary>The effect that the gates would have on a run now, for a dry run.</summary>
internal static class GatePreview
{
    /// <summary>Reads the calendars once.</summary>
    /// <returns>One note for each fact; none for a request without gates.</returns>
    public static async Task<IReadOnlyList<string>> NotesAsync(RestartPlan plan, RestartRequest request, StartGate gate, CancellationToken stopping)
    {
        var notes = new List<string>();
        await gate.CheckAsync(stopping);
        if (gate.Check() is { } closed)
            notes.Add($"a run now would start nothing: {closed.Sentence[GateCheck.NotStarted.Length..].TrimEnd('.')}");
        foreach (var (calendar, result) in gate.Readings)
        {
            if (result is AwsResult<CalendarState>.Ok({ IsOpen: true } state))
                notes.Add($"change calendar {calendar} is open{(state.NextTransition is { } closing ? $" until {TextFormat.Time(closing)}" : "")}");
        }

        if (request is { Wait: true, MaxExtraTasks: { } limit })
        {
            notes.AddRange(ExtraTasks.ByWave(plan, request.MaxInFlight, limit).Select(wave =>
                $"wave {wave.Wave} needs at most {TextFormat.Count(wave.Most, "extra task")} at once"
                + (wave.Most > limit ? $": a service that needs more than maxExtraTasks ({limit}) runs alone" : "")));
        }

        return notes;
    }
}
