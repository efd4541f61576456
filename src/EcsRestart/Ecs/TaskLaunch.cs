namespace EcsRestart.Ecs;

/// <summary>What RunTask did.</summary>
/// <param name="Tasks">Those that ECS started, now or when the same client token came before.</param>
/// <param name="Failures">Why it did not start the others, in ECS's words, such as <c>RESOURCE:CPU</c>.</param>
public sealed record TaskLaunch(IReadOnlyList<TaskSnapshot> Tasks, IReadOnlyList<string> Failures);
