namespace EcsRestart.Simulator;

/// <summary>Between how many healthy and how many tasks at all a deployment moves (Developer Guide, "Rolling deployments").</summary>
internal sealed record DeploymentCapacity(int Desired, int Minimum, int Maximum)
{
    /// <summary>The minimum is rounded up, the maximum down.</summary>
    public static DeploymentCapacity Of(int desired, int minimumHealthyPercent, int maximumPercent) =>
        new(desired, (desired * minimumHealthyPercent + 99) / 100, desired * maximumPercent / 100);
}
