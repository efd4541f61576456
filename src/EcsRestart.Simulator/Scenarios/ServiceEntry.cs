namespace EcsRestart.Simulator;

/// <summary>A service in a scenario file. Absent members have the defaults of <see cref="ServiceBehavior"/>.</summary>
/// <remarks>Members with a default are settable, because the JSON source generator overwrites absent init-only members.</remarks>
internal sealed record ServiceEntry
{
    /// <summary>A year in seconds.</summary>
    internal const double MaxDuration = 31_536_000;

    private static readonly ServiceBehavior Defaults = new();

    public required string Name { get; init; }

    public string? Comment { get; set; }

    public int DesiredCount { get; set; } = Defaults.DesiredCount;

    public int? MinimumHealthyPercent { get; set; }

    public int? MaximumPercent { get; set; }

    public double StartSeconds { get; set; } = Defaults.StartDelay.TotalSeconds;

    public double StartSpreadSeconds { get; set; } = Defaults.StartSpread.TotalSeconds;

    public double HealthSeconds { get; set; } = Defaults.HealthDelay.TotalSeconds;

    public double DrainSeconds { get; set; } = Defaults.DrainDelay.TotalSeconds;

    public double DeployedMinutesAgo { get; set; } = Defaults.DeployedAgo.TotalMinutes;

    public double? RestartedMinutesAgo { get; set; }

    public string? TaskDefinition { get; set; }

    public string? TargetGroup { get; set; }

    public int ContainerPort { get; set; } = Defaults.ContainerPort;

    public string DeploymentController { get; set; } = Defaults.DeploymentController;

    public string SchedulingStrategy { get; set; } = Defaults.SchedulingStrategy;

    public string LaunchType { get; set; } = Defaults.LaunchType;

    public string Status { get; set; } = Defaults.Status;

    public StrategyEntry? Strategy { get; set; }

    public CircuitBreaker CircuitBreaker { get; set; } = Defaults.CircuitBreaker;

    public AlarmsEntry? Alarms { get; set; }

    public IReadOnlyList<LifecycleHookEntry> LifecycleHooks { get; set; } = [];

    public FailureEntry? Failure { get; set; }

    public FailedDeploymentEntry? FailedDeployment { get; set; }

    public ServiceDeploymentsEntry? ServiceDeployments { get; set; }

    public IReadOnlyList<ScriptedEventEntry> ScriptedEvents { get; set; } = [];

    public int StopExitCode { get; set; }

    public IReadOnlyList<string> AbsentMembers { get; set; } = [];

    public double? RedeployedAfterSeconds { get; set; }

    public double? RolledBackAfterSeconds { get; set; }

    public double? StoppedAfterSeconds { get; set; }

    public IReadOnlyDictionary<string, string> Tags { get; set; } = Defaults.Tags;

    private bool IsDaemon => SchedulingStrategy == "DAEMON";

    public IEnumerable<string> Problems(string path)
    {
        (string Member, double Value)[] numbers =
        [
            ("desiredCount", DesiredCount),
            ("minimumHealthyPercent", MinimumHealthyPercent ?? 0),
            ("maximumPercent", MaximumPercent ?? 0),
            ("startSeconds", StartSeconds),
            ("startSpreadSeconds", StartSpreadSeconds),
            ("healthSeconds", HealthSeconds),
            ("drainSeconds", DrainSeconds),
            ("deployedMinutesAgo", DeployedMinutesAgo),
            ("restartedMinutesAgo", RestartedMinutesAgo ?? 0),
            ("redeployedAfterSeconds", RedeployedAfterSeconds ?? 0),
            ("rolledBackAfterSeconds", RolledBackAfterSeconds ?? 0),
            ("stoppedAfterSeconds", StoppedAfterSeconds ?? 0),
        ];
        (string Member, string Value, string[] Known)[] choices =
        [
            ("deploymentController", DeploymentController, ["ECS", "CODE_DEPLOY", "EXTERNAL"]),
            ("schedulingStrategy", SchedulingStrategy, ["REPLICA", "DAEMON"]),
            ("launchType", LaunchType, ["FARGATE", "EC2", "EXTERNAL"]),
            ("status", Status, ["ACTIVE", "DRAINING", "INACTIVE"]),
        ];

        foreach (var (member, value) in numbers.Where(number => number.Value < 0))
            yield return FormattableString.Invariant($"{path}.{member}: must be at least 0, found {value}.");
        foreach (var (member, value) in numbers)
        {
            var max = member switch
            {
                "desiredCount" => ServiceBehavior.MaxDesiredCount,
                "minimumHealthyPercent" or "maximumPercent" => ServiceBehavior.MaxPercent,
                _ => MaxDuration,
            };
            if (value > max)
                yield return FormattableString.Invariant($"{path}.{member}: must be at most {max}, found {value}.");
        }

        foreach (var (member, value, known) in choices.Where(choice => !choice.Known.Contains(choice.Value)))
            yield return $"{path}.{member}: '{value}' is not one of {string.Join(", ", known)}.";
        if (RestartedMinutesAgo > DeployedMinutesAgo)
            yield return $"{path}.restartedMinutesAgo: must not be greater than deployedMinutesAgo.";
        if (IsDaemon && LaunchType == "FARGATE")
            yield return $"{path}.launchType: must be EC2 or EXTERNAL with schedulingStrategy DAEMON.";
        if (IsDaemon && (MaximumPercent ?? 100) != 100)
            yield return $"{path}.maximumPercent: must be 100 with schedulingStrategy DAEMON.";
        foreach (var problem in RolloutProblems(path))
            yield return problem;
    }

    private IEnumerable<string> RolloutProblems(string path)
    {
        if (ContainerPort is < 1 or > 65535)
            yield return $"{path}.containerPort: must be from 1 to 65535.";
        if (StopExitCode is < 0 or > 255)
            yield return $"{path}.stopExitCode: must be from 0 to 255.";
        foreach (var member in AbsentMembers.Except(ServiceBehavior.KnownAbsentMembers))
            yield return $"{path}.absentMembers: '{member}' is not one of {string.Join(", ", ServiceBehavior.KnownAbsentMembers)}.";
        var strategy = Strategy?.ToStrategy() ?? Defaults.Strategy;
        var problems = (Failure?.Problems($"{path}.failure") ?? [])
            .Concat(Strategy?.Problems($"{path}.strategy") ?? [])
            .Concat(Alarms?.Problems($"{path}.alarms") ?? [])
            .Concat(ServiceDeployments?.Problems($"{path}.serviceDeployments") ?? [])
            .Concat(FailedDeployment?.Problems($"{path}.failedDeployment") ?? [])
            .Concat(ScriptedEvents.SelectMany((scripted, index) => scripted.Problems($"{path}.scriptedEvents[{index}]")))
            .Concat(LifecycleHooks.SelectMany((hook, index) => hook.Problems($"{path}.lifecycleHooks[{index}]", strategy)));
        foreach (var problem in problems)
            yield return problem;
    }

    public ServiceBehavior ToBehavior() => new()
    {
        DesiredCount = DesiredCount,
        MinimumHealthyPercent = MinimumHealthyPercent ?? (IsDaemon ? 0 : Defaults.MinimumHealthyPercent),
        MaximumPercent = MaximumPercent ?? (IsDaemon ? 100 : Defaults.MaximumPercent),
        StartDelay = TimeSpan.FromSeconds(StartSeconds),
        StartSpread = TimeSpan.FromSeconds(StartSpreadSeconds),
        HealthDelay = TimeSpan.FromSeconds(HealthSeconds),
        DrainDelay = TimeSpan.FromSeconds(DrainSeconds),
        DeployedAgo = TimeSpan.FromMinutes(DeployedMinutesAgo),
        RestartedAgo = RestartedMinutesAgo is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
        TaskDefinition = TaskDefinition,
        TargetGroup = TargetGroup,
        ContainerPort = ContainerPort,
        DeploymentController = DeploymentController,
        SchedulingStrategy = SchedulingStrategy,
        Strategy = Strategy?.ToStrategy() ?? Defaults.Strategy,
        LaunchType = LaunchType,
        Status = Status,
        CircuitBreaker = CircuitBreaker,
        Alarms = Alarms?.ToAlarms(),
        LifecycleHooks = LifecycleHooks.Count == 0 ? Defaults.LifecycleHooks : [.. LifecycleHooks.Select(hook => hook.ToHook())],
        Failure = Failure?.ToFailure(),
        FailedDeployment = FailedDeployment?.ToFailedDeployment() ?? Defaults.FailedDeployment,
        ServiceDeployments = ServiceDeployments?.ToOptions() ?? Defaults.ServiceDeployments,
        ScriptedEvents = ScriptedEvents.Count == 0 ? Defaults.ScriptedEvents : [.. ScriptedEvents.Select(scripted => scripted.ToEvent())],
        StopExitCode = StopExitCode,
        AbsentMembers = AbsentMembers,
        RedeployedAfter = RedeployedAfterSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        RolledBackAfter = RolledBackAfterSeconds is { } rollback ? TimeSpan.FromSeconds(rollback) : null,
        StoppedAfter = StoppedAfterSeconds is { } stop ? TimeSpan.FromSeconds(stop) : null,
        Tags = Tags,
    };
}
