namespace EcsRestart.Simulator;

/// <summary>How a service is set up and how its tasks behave. The default is a healthy service, steady for a day.</summary>
public sealed record ServiceBehavior
{
    /// <summary>Tasks of one service (AWS General Reference, "Amazon ECS endpoints and quotas").</summary>
    internal const int MaxDesiredCount = 5_000;

    /// <summary>More than any service has use for; ECS does not document a limit.</summary>
    internal const int MaxPercent = 1_000;

    /// <summary>Zero or more; default 2. Of a DAEMON it stands for the number of hosts.</summary>
    public int DesiredCount { get; init; } = 2;

    /// <summary>Percent of the desired count, rounded up; default 100. ECS has 0 for a DAEMON unless told otherwise.</summary>
    public int MinimumHealthyPercent { get; init; } = 100;

    /// <summary>Percent of the desired count, rounded down; default 200. Of a DAEMON always 100.</summary>
    public int MaximumPercent { get; init; } = 200;

    /// <summary>From a task's creation to RUNNING; default 25 s.</summary>
    public TimeSpan StartDelay { get; init; } = TimeSpan.FromSeconds(25);

    /// <summary>How much later than <see cref="StartDelay"/> the slowest task may be RUNNING; default 0.</summary>
    public TimeSpan StartSpread { get; init; }

    /// <summary>
    /// From RUNNING until the task counts as healthy; default 40 s, what ECS waits with neither a load balancer nor a container
    /// health check (Developer Guide, "Rolling deployments").
    /// </summary>
    public TimeSpan HealthDelay { get; init; } = TimeSpan.FromSeconds(40);

    /// <summary>From the order to stop a running task until it is STOPPED; default 30 s.</summary>
    public TimeSpan DrainDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long ago the service was created, and so deployed; default one day. Zero: it starts now.</summary>
    public TimeSpan DeployedAgo { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How long ago a new deployment was forced; null: never.</summary>
    public TimeSpan? RestartedAgo { get; init; }

    /// <summary><c>family:revision</c>; null: revision 1 of a family named as the service.</summary>
    public string? TaskDefinition { get; init; }

    /// <summary>Name of a load balancer's target group; null: no load balancer.</summary>
    public string? TargetGroup { get; init; }

    /// <summary>The port of the container that the target group checks; default 80.</summary>
    public int ContainerPort { get; init; } = 80;

    /// <summary><c>ECS</c> (default), <c>CODE_DEPLOY</c> or <c>EXTERNAL</c>.</summary>
    public string DeploymentController { get; init; } = "ECS";

    public DeploymentStrategy Strategy { get; init; } = new();

    /// <summary><c>REPLICA</c> (default) or <c>DAEMON</c>.</summary>
    public string SchedulingStrategy { get; init; } = "REPLICA";

    /// <summary><c>FARGATE</c> (default), <c>EC2</c> or <c>EXTERNAL</c>.</summary>
    public string LaunchType { get; init; } = "FARGATE";

    /// <summary><c>ACTIVE</c> (default), <c>DRAINING</c> (deleted just now) or <c>INACTIVE</c> (deleted a while ago).</summary>
    public string Status { get; init; } = "ACTIVE";

    public CircuitBreaker CircuitBreaker { get; init; } = new(Enable: false, Rollback: false);

    /// <summary>The alarms that can end a deployment; null (default): none.</summary>
    public DeploymentAlarms? Alarms { get; init; }

    public IReadOnlyList<LifecycleHook> LifecycleHooks { get; init; } = [];

    /// <summary>How tasks fail; null (default): they do well.</summary>
    public TaskFailure? Failure { get; init; }

    /// <summary>How ECS shows a deployment that failed.</summary>
    public FailedDeployment FailedDeployment { get; init; } = new();

    /// <summary>How ECS keeps the records of its deployments.</summary>
    public ServiceDeploymentOptions ServiceDeployments { get; init; } = new();

    /// <summary>Events that every deployment but the first one brings along.</summary>
    public IReadOnlyList<ScriptedEvent> ScriptedEvents { get; init; } = [];

    /// <summary>The exit code of a running container that ECS stops; default 0. Recorded: 0, 137 and 143.</summary>
    public int StopExitCode { get; init; }

    /// <summary>Members that the responses about this service leave out; a subset of <see cref="KnownAbsentMembers"/>, default none.</summary>
    public IReadOnlyList<string> AbsentMembers { get; init; } = [];

    /// <summary>
    /// How long after the first UpdateService that forced a deployment someone else deploys the service anew; null (default): never.
    /// </summary>
    public TimeSpan? RedeployedAfter { get; init; }

    /// <summary>
    /// How long after that first UpdateService someone else has its deployment rolled back (StopServiceDeployment); null (default): never.
    /// </summary>
    public TimeSpan? RolledBackAfter { get; init; }

    /// <summary>
    /// How long after that first UpdateService someone else stops its deployment without a rollback; null (default): never. What ECS
    /// shows then is not known.
    /// </summary>
    public TimeSpan? StoppedAfter { get; init; }

    /// <summary>What <see cref="AbsentMembers"/> can contain: each is missing in real responses, <c>rolloutState</c> behind a Classic Load Balancer.</summary>
    internal static IReadOnlyList<string> KnownAbsentMembers { get; } = ["deploymentController", "rolloutState", "currentServiceDeployment", "currentServiceRevisions"];

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <remarks>What ECS says of a count that is too large is not documented; the text is modelled on the other.</remarks>
    internal static void RefuseDesiredCount(int desiredCount)
    {
        if (desiredCount < 0)
            throw EcsException.InvalidParameter("desiredCount cannot be negative.");
        if (desiredCount > MaxDesiredCount)
            throw EcsException.InvalidParameter($"desiredCount cannot be more than {MaxDesiredCount}.");
    }
}
