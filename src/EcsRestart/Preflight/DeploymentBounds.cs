namespace EcsRestart.Preflight;

/// <summary>
/// How many tasks a rolling deployment keeps, and how many it may have: the bounds that ECS works out from a service's two percentages
/// (Developer Guide, "Deploy Amazon ECS services by replacing tasks").
/// </summary>
/// <param name="Desired">The service's desired count.</param>
/// <param name="Minimum">Healthy tasks that ECS keeps: <c>minimumHealthyPercent</c> of desired, rounded up.</param>
/// <param name="Maximum">Tasks that may exist at once: <c>maximumPercent</c> of desired, rounded down.</param>
public sealed record DeploymentBounds(int Desired, int Minimum, int Maximum)
{
    /// <summary>True when ECS may stop every task before a new one is healthy.</summary>
    public bool AllowsDowntime => Desired > 0 && Minimum == 0;

    /// <summary>True when ECS may neither stop an old task nor start a new one, so that the deployment never ends.</summary>
    public bool Stalls => Desired > 0 && Minimum >= Desired && Maximum <= Desired;

    public static DeploymentBounds Of(int desired, int minimumHealthyPercent, int maximumPercent) => new(
        desired,
        Whole(((long)desired * minimumHealthyPercent + 99) / 100),
        Whole((long)desired * maximumPercent / 100));

    private static int Whole(long tasks) => (int)Math.Min(tasks, int.MaxValue);
}
