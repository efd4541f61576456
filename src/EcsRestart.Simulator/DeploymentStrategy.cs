namespace EcsRestart.Simulator;

/// <summary>How a deployment takes the place of the former one (API Reference, "DeploymentConfiguration").</summary>
public sealed record DeploymentStrategy
{
    /// <summary>
    /// <c>ROLLING</c> (default): bit by bit, between the two percentages. <c>BLUE_GREEN</c>, <c>CANARY</c> and <c>LINEAR</c>: all new
    /// tasks run beside all former ones, traffic moves at once, in two steps or in equal ones, and the former ones go after the bake.
    /// </summary>
    public string Type { get; init; } = "ROLLING";

    /// <summary>How long both sets stay once all traffic has moved; 0 to 24 h, default 15 min. Rolling deployments do not bake.</summary>
    public TimeSpan BakeTime { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>The part of the traffic that moves first (canary) or each time (linear); above 0, up to 100, null: 5 and 10.</summary>
    public double? StepPercent { get; init; }

    /// <summary>How long ECS waits after each step but the last; 0 to 24 h, null: 10 min (canary), 6 min (linear).</summary>
    public TimeSpan? StepBakeTime { get; init; }

    internal static IReadOnlyList<string> Types { get; } = ["ROLLING", "BLUE_GREEN", "CANARY", "LINEAR"];

    internal bool KeepsBothSets => Type != "ROLLING";

    internal double EffectiveStepPercent => StepPercent ?? (Type == "CANARY" ? 5 : 10);

    internal TimeSpan UsedStepBakeTime => StepBakeTime ?? TimeSpan.FromMinutes(Type == "CANARY" ? 10 : 6);

    /// <summary>How long the traffic takes to move, from the moment all new tasks are healthy; the bake follows.</summary>
    internal TimeSpan ShiftTime => Type switch
    {
        "CANARY" => UsedStepBakeTime,
        "LINEAR" => UsedStepBakeTime * (Math.Ceiling(100 / EffectiveStepPercent) - 1),
        _ => TimeSpan.Zero,
    };

    /// <summary>From the moment all new tasks are healthy until the former ones are told to stop.</summary>
    internal TimeSpan ShiftAndBakeTime => KeepsBothSets ? ShiftTime + BakeTime : TimeSpan.Zero;
}
