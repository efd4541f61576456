namespace EcsRestart.Results;

/// <summary>The evidence that explains why a rollout failed.</summary>
/// <param name="Events">The last 10 service events since the rollout started, oldest first.</param>
/// <param name="StoppedTasks">Up to 5 stopped tasks of the deployment, most relevant first.</param>
public sealed record Diagnosis(IReadOnlyList<string> Events, IReadOnlyList<TaskEvidence> StoppedTasks);
