namespace EcsRestart.Simulator;

/// <summary>Tasks of one deployment, or of several, by what they mean to the scheduler.</summary>
/// <param name="Live">Not told to stop: starting or running.</param>
/// <param name="Healthy">Those of them that count towards the minimum.</param>
/// <param name="Draining">Told to stop and still there.</param>
internal sealed record TaskTotals(int Live, int Healthy, int Draining);
