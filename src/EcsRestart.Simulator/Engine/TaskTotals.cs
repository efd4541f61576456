namespace EcsRestart.Simulator;

/// <summary>Tasks of one or several deployments, counted for the scheduler.</summary>
/// <param name="Live">Tasks that are starting or running.</param>
/// <param name="Healthy">Running tasks that count toward the minimum.</param>
/// <param name="Draining">Tasks that are stopping but not STOPPED yet.</param>
internal sealed record TaskTotals(int Live, int Healthy, int Draining);
