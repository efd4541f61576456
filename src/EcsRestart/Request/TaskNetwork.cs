namespace EcsRestart.Request;

/// <summary>The network configuration of a task with network mode <c>awsvpc</c>.</summary>
/// <param name="Subnets">1 to 16 subnet IDs.</param>
/// <param name="SecurityGroups">Up to 5 security group IDs. Empty for the default security group of the VPC.</param>
/// <param name="AssignPublicIp"><c>ENABLED</c> or <c>DISABLED</c>. Null for the ECS default.</param>
public sealed record TaskNetwork(IReadOnlyList<string> Subnets, IReadOnlyList<string> SecurityGroups, string? AssignPublicIp);
