namespace EcsRestart.Ecs;

/// <summary>The response of RunTask.</summary>
/// <param name="Tasks">The tasks that ECS started, for this call or an earlier one with the same client token.</param>
/// <param name="Failures">The reasons ECS gives for not starting the other tasks, such as <c>RESOURCE:CPU</c>.</param>
public sealed record TaskLaunch(IReadOnlyList<TaskSnapshot> Tasks, IReadOnlyList<string> Failures);
