namespace EcsRestart.Simulator;

/// <summary>Task counts as the API returns them.</summary>
/// <param name="Desired">Tasks that are not stopping.</param>
/// <param name="Pending">Tasks that are not RUNNING yet.</param>
/// <param name="Running">Tasks that are RUNNING, or stopping but not STOPPED yet, as in real responses during a rollout.</param>
internal sealed record TaskCounts(int Desired, int Pending, int Running)
{
    public static TaskCounts From(SimulatedService service, Func<SimulatedTask, bool> which)
    {
        var phases = service.Tasks.Where(which).Select(service.PhaseOf).ToList();
        return new(
            phases.Count(phase => phase < TaskPhase.Draining),
            phases.Count(phase => phase is TaskPhase.Provisioning or TaskPhase.Pending),
            phases.Count(phase => phase is TaskPhase.Running or TaskPhase.Healthy or TaskPhase.Draining));
    }
}
