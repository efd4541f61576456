namespace EcsRestart.Preflight;

/// <summary>
/// The lower and upper bound on the number of tasks during a rolling update, calculated the way ECS does
/// (Developer Guide, "Deploy Amazon ECS services by replacing tasks").
/// </summary>
/// <param name="Desired">The service's desired count.</param>
/// <param name="Minimum">Tasks that ECS keeps healthy: <c>minimumHealthyPercent</c> of the desired count, rounded up.</param>
/// <param name="Maximum">Tasks that ECS runs at most: <c>maximumPercent</c> of the desired count, rounded down.</param>
public sealed record DeploymentBounds(int Desired, int Minimum, int Maximum)
{
    /// <summary>True when ECS may stop every task before a new one is healthy.</summary>
    public bool AllowsDowntime => Desired > 0 && Minimum == 0;

    /// <summary>True when ECS can neither stop an old task nor start a new one, so the deployment never completes.</summary>
    public bool Stalls => Desired > 0 && Minimum >= Desired && Maximum <= Desired;

    public static DeploymentBounds Of(int desired, int minimumHealthyPercent, int maximumPercent) => new(
        desired,
        Whole(((long)desired * minimumHealthyPercent + 99) / 100),
        Whole((long)desired * maximumPercent / 100));

    private static int Whole(long tasks) => (int)Math.Min(tasks, int.MaxValue);
}
