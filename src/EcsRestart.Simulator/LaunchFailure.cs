namespace EcsRestart.Simulator;

/// <summary>Why tasks that RunTask is asked for do not come to run.</summary>
/// <param name="Reason">What ECS says; null: AWS's words for the kind.</param>
public sealed record LaunchFailure(LaunchFailureKind Kind, string? Reason = null);
