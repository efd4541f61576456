namespace EcsRestart.Simulator;

/// <summary>A service as a scenario file writes it; what is absent is as <see cref="ServiceBehaviour"/> has it.</summary>
internal sealed record ServiceEntry
{
    private static readonly ServiceBehaviour Usual = new();

    public required string Name { get; init; }

    public string? Comment { get; init; }

    public int DesiredCount { get; init; } = Usual.DesiredCount;

    public int MinimumHealthyPercent { get; init; } = Usual.MinimumHealthyPercent;

    public int MaximumPercent { get; init; } = Usual.MaximumPercent;

    public double StartSeconds { get; init; } = Usual.StartDelay.TotalSeconds;

    public double StartSpreadSeconds { get; init; } = Usual.StartSpread.TotalSeconds;

    public double HealthSeconds { get; init; } = Usual.HealthDelay.TotalSeconds;

    public double DrainSeconds { get; init; } = Usual.DrainDelay.TotalSeconds;

    public double DeployedMinutesAgo { get; init; } = Usual.DeployedAgo.TotalMinutes;

    public double? RestartedMinutesAgo { get; init; }

    public string? TaskDefinition { get; init; }

    public string? TargetGroup { get; init; }

    public string DeploymentController { get; init; } = Usual.DeploymentController;

    public string SchedulingStrategy { get; init; } = Usual.SchedulingStrategy;

    public string LaunchType { get; init; } = Usual.LaunchType;

    public string Status { get; init; } = Usual.Status;

    public CircuitBreaker CircuitBreaker { get; init; } = Usual.CircuitBreaker;

    public IReadOnlyDictionary<string, string> Tags { get; init; } = Usual.Tags;

    public IEnumerable<string> Problems(string path)
    {
        (string Member, double Value)[] numbers =
        [
            ("desiredCount", DesiredCount),
            ("minimumHealthyPercent", MinimumHealthyPercent),
            ("maximumPercent", MaximumPercent),
            ("startSeconds", StartSeconds),
            ("startSpreadSeconds", StartSpreadSeconds),
            ("healthSeconds", HealthSeconds),
            ("drainSeconds", DrainSeconds),
            ("deployedMinutesAgo", DeployedMinutesAgo),
            ("restartedMinutesAgo", RestartedMinutesAgo ?? 0),
        ];
        (string Member, string Value, string[] Known)[] choices =
        [
            ("deploymentController", DeploymentController, ["ECS", "CODE_DEPLOY", "EXTERNAL"]),
            ("schedulingStrategy", SchedulingStrategy, ["REPLICA", "DAEMON"]),
            ("launchType", LaunchType, ["FARGATE", "EC2", "EXTERNAL"]),
            ("status", Status, ["ACTIVE", "DRAINING", "INACTIVE"]),
        ];

        foreach (var (member, value) in numbers.Where(number => number.Value < 0))
            yield return FormattableString.Invariant($"{path}.{member}: {value} is below 0.");
        foreach (var (member, value, known) in choices.Where(choice => !choice.Known.Contains(choice.Value)))
            yield return $"{path}.{member}: '{value}' is none of {string.Join(", ", known)}.";
        if (RestartedMinutesAgo > DeployedMinutesAgo)
            yield return $"{path}.restartedMinutesAgo: longer ago than deployedMinutesAgo.";
    }

    public ServiceBehaviour ToBehaviour() => new()
    {
        DesiredCount = DesiredCount,
        MinimumHealthyPercent = MinimumHealthyPercent,
        MaximumPercent = MaximumPercent,
        StartDelay = TimeSpan.FromSeconds(StartSeconds),
        StartSpread = TimeSpan.FromSeconds(StartSpreadSeconds),
        HealthDelay = TimeSpan.FromSeconds(HealthSeconds),
        DrainDelay = TimeSpan.FromSeconds(DrainSeconds),
        DeployedAgo = TimeSpan.FromMinutes(DeployedMinutesAgo),
        RestartedAgo = RestartedMinutesAgo is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
        TaskDefinition = TaskDefinition,
        TargetGroup = TargetGroup,
        DeploymentController = DeploymentController,
        SchedulingStrategy = SchedulingStrategy,
        LaunchType = LaunchType,
        Status = Status,
        CircuitBreaker = CircuitBreaker,
        Tags = Tags,
    };
}
