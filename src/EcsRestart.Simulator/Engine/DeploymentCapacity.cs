namespace EcsRestart.Simulator;

/// <summary>The limits for a deployment: minimum healthy tasks and maximum tasks (Developer Guide, "Rolling deployments").</summary>
internal sealed record DeploymentCapacity(int Desired, int Minimum, int Maximum)
{
    /// <summary>Rounds the minimum up and the maximum down.</summary>
    public static DeploymentCapacity Create(int desired, int minimumHealthyPercent, int maximumPercent) =>
        new(desired, (desired * minimumHealthyPercent + 99) / 100, desired * maximumPercent / 100);
}
