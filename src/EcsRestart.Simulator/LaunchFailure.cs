namespace EcsRestart.Simulator;

/// <summary>Why tasks requested with RunTask do not run.</summary>
/// <param name="Reason">The reason that ECS gives. Null for the AWS message for the kind.</param>
public sealed record LaunchFailure(LaunchFailureKind Kind, string? Reason = null);
