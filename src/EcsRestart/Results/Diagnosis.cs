namespace EcsRestart.Results;

/// <summary>The evidence for why a rollout failed.</summary>
/// <param name="Events">What ECS said of the service since the rollout began, oldest first; the last ten.</param>
/// <param name="StoppedTasks">Tasks of the deployment that stopped, the most telling first; five at most.</param>
public sealed record Diagnosis(IReadOnlyList<string> Events, IReadOnlyList<TaskEvidence> StoppedTasks);
