namespace EcsRestart.Request;

/// <summary>The network interface that each task gets.</summary>
/// <param name="Subnets">1 to 16.</param>
/// <param name="SecurityGroups">Up to 5; none: the VPC's default one.</param>
/// <param name="AssignPublicIp"><c>ENABLED</c> or <c>DISABLED</c>; null: ECS's own.</param>
public sealed record TaskNetwork(IReadOnlyList<string> Subnets, IReadOnlyList<string> SecurityGroups, string? AssignPublicIp);
