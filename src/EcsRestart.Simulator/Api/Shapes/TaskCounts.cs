namespace EcsRestart.Simulator;

/// <summary>Tasks as the API counts them.</summary>
/// <param name="Desired">Not told to stop.</param>
/// <param name="Pending">Not RUNNING yet.</param>
/// <param name="Running">RUNNING, or told to stop and still there, as real answers show in the middle of a rollout.</param>
internal sealed record TaskCounts(int Desired, int Pending, int Running)
{
    public static TaskCounts Of(SimulatedService service, Func<SimulatedTask, bool> which)
    {
        var phases = service.Tasks.Where(which).Select(service.PhaseOf).ToList();
        return new(
            phases.Count(phase => phase < TaskPhase.Draining),
            phases.Count(phase => phase is TaskPhase.Provisioning or TaskPhase.Pending),
            phases.Count(phase => phase is TaskPhase.Running or TaskPhase.Healthy or TaskPhase.Draining));
    }
}
