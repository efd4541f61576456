namespace EcsRestart.Simulator;

/// <summary>A lifecycle hook in a scenario file.</summary>
internal sealed record LifecycleHookEntry
{
    private static readonly LifecycleHook Defaults = new() { TargetType = LifecycleHook.Pause, Stages = [] };

    public required string TargetType { get; init; }

    public required IReadOnlyList<string> Stages { get; init; }

    public string? TargetArn { get; set; }

    public double DurationSeconds { get; set; } = Defaults.Duration.TotalSeconds;

    public bool Fails { get; set; }

    public double TimeoutMinutes { get; set; } = Defaults.Timeout.TotalMinutes;

    public string TimeoutAction { get; set; } = Defaults.TimeoutAction;

    /// <param name="strategy">The strategy of the service. A rolling deployment has fewer stages.</param>
    public IEnumerable<string> Problems(string path, DeploymentStrategy strategy)
    {
        var isLambda = TargetType == LifecycleHook.Lambda;
        var known = RolloutStages.HookStagesOf(strategy);
        if (!isLambda && TargetType != LifecycleHook.Pause)
            yield return $"{path}.targetType: '{TargetType}' is not one of {LifecycleHook.Lambda}, {LifecycleHook.Pause}.";
        if (isLambda == TargetArn is null)
            yield return isLambda ? $"{path}.targetArn: required for a Lambda function." : $"{path}.targetArn: not allowed for a pause.";
        if (Stages.Count == 0)
            yield return $"{path}.stages: must contain at least one stage.";
        foreach (var stage in Stages.Where(stage => !known.Contains(stage)))
            yield return $"{path}.stages: '{stage}' is not one of {string.Join(", ", known)}, the stages of strategy {strategy.Type}.";
        if (DurationSeconds < 0)
            yield return $"{path}.durationSeconds: must be at least 0.";
        if (TimeoutMinutes is < 1 or > 20160)
            yield return $"{path}.timeoutMinutes: must be from 1 to 20160.";
        if (TimeoutAction is not ("ROLLBACK" or "CONTINUE"))
            yield return $"{path}.timeoutAction: '{TimeoutAction}' is not one of ROLLBACK, CONTINUE.";
    }

    public LifecycleHook ToHook() => new()
    {
        TargetType = TargetType,
        Stages = Stages,
        TargetArn = TargetArn,
        Duration = TimeSpan.FromSeconds(DurationSeconds),
        Fails = Fails,
        Timeout = TimeSpan.FromMinutes(TimeoutMinutes),
        TimeoutAction = TimeoutAction,
    };
}
