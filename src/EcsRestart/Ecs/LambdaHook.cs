namespace EcsRestart.Ecs;

/// <summary>A Lambda hook in the deployment configuration of a service. ECS rolls back unless the function returns <c>SUCCEEDED</c>.</summary>
/// <param name="FunctionName">Null when ECS returned no ARN.</param>
/// <param name="Stages">Lifecycle stages such as <c>POST_SCALE_UP</c>; an open set.</param>
public sealed record LambdaHook(string? FunctionName, IReadOnlyList<string> Stages);
