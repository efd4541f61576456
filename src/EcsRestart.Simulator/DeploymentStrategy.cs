namespace EcsRestart.Simulator;

/// <summary>How a deployment replaces the previous one (API Reference, "DeploymentConfiguration").</summary>
public sealed record DeploymentStrategy
{
    /// <summary>
    /// <c>ROLLING</c> (default) replaces tasks step by step between the two percentages. <c>BLUE_GREEN</c>, <c>CANARY</c> and <c>LINEAR</c>
    /// run all new tasks next to all old ones, shift traffic at once, in two steps or in equal steps, and stop the old tasks after the bake
    /// time.
    /// </summary>
    public string Type { get; init; } = "ROLLING";

    /// <summary>
    /// How long both sets of tasks keep running after all traffic has shifted: 0 to 24 h, default 15 min. Ignored for rolling deployments.
    /// </summary>
    public TimeSpan BakeTime { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// The percentage of traffic in the first step (canary) or in each step (linear): above 0, at most 100. Null for 5 (canary) or 10
    /// (linear).
    /// </summary>
    public double? StepPercent { get; init; }

    /// <summary>The wait after each step except the last: 0 to 24 h. Null for 10 min (canary) or 6 min (linear).</summary>
    public TimeSpan? StepBakeTime { get; init; }

    internal static IReadOnlyList<string> Types { get; } = ["ROLLING", "BLUE_GREEN", "CANARY", "LINEAR"];

    internal bool KeepsBothSets => Type != "ROLLING";

    internal double EffectiveStepPercent => StepPercent ?? (Type == "CANARY" ? 5 : 10);

    internal TimeSpan EffectiveStepBakeTime => StepBakeTime ?? TimeSpan.FromMinutes(Type == "CANARY" ? 10 : 6);

    /// <summary>How long the traffic shift takes once all new tasks are healthy. The bake time follows.</summary>
    internal TimeSpan ShiftTime => Type switch
    {
        "CANARY" => EffectiveStepBakeTime,
        "LINEAR" => EffectiveStepBakeTime * (Math.Ceiling(100 / EffectiveStepPercent) - 1),
        _ => TimeSpan.Zero,
    };

    /// <summary>The time from all new tasks being healthy until the old tasks are stopped.</summary>
    internal TimeSpan ShiftAndBakeTime => KeepsBothSets ? ShiftTime + BakeTime : TimeSpan.Zero;
}
