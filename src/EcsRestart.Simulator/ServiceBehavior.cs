namespace EcsRestart.Simulator;

/// <summary>
/// The settings of a service and the behavior of its tasks. The default is a healthy service that has been steady for a day.
/// </summary>
public sealed record ServiceBehavior
{
    /// <summary>The ECS quota for tasks per service (AWS General Reference, "Amazon ECS endpoints and quotas").</summary>
    internal const int MaxDesiredCount = 5_000;

    /// <summary>Above any realistic value. ECS does not document a limit.</summary>
    internal const int MaxPercent = 1_000;

    /// <summary>At least 0; default 2. For a DAEMON, the number of hosts.</summary>
    public int DesiredCount { get; init; } = 2;

    /// <summary>Percentage of the desired count, rounded up. Default 100; in ECS, 0 for a DAEMON.</summary>
    public int MinimumHealthyPercent { get; init; } = 100;

    /// <summary>Percentage of the desired count, rounded down. Default 200; always 100 for a DAEMON.</summary>
    public int MaximumPercent { get; init; } = 200;

    /// <summary>The time from the creation of a task to RUNNING. Default 25 s.</summary>
    public TimeSpan StartDelay { get; init; } = TimeSpan.FromSeconds(25);

    /// <summary>The extra time that the slowest task needs to be RUNNING. Default 0.</summary>
    public TimeSpan StartSpread { get; init; }

    /// <summary>
    /// The time from RUNNING until the task is healthy. Default 40 s, the time that ECS waits when there is neither a load balancer nor a
    /// container health check (Developer Guide, "Rolling deployments").
    /// </summary>
    public TimeSpan HealthDelay { get; init; } = TimeSpan.FromSeconds(40);

    /// <summary>The time a running task takes to stop. Default 30 s.</summary>
    public TimeSpan DrainDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long ago the service was created and first deployed. Default 1 day. Zero to start now.</summary>
    public TimeSpan DeployedAgo { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How long ago a new deployment was forced. Null for never.</summary>
    public TimeSpan? RestartedAgo { get; init; }

    /// <summary><c>family:revision</c>. Null for revision 1 of a family with the name of the service.</summary>
    public string? TaskDefinition { get; init; }

    /// <summary>The name of the target group. Null when there is no load balancer.</summary>
    public string? TargetGroup { get; init; }

    /// <summary>The container port that the target group checks. Default 80.</summary>
    public int ContainerPort { get; init; } = 80;

    /// <summary><c>ECS</c> (default), <c>CODE_DEPLOY</c> or <c>EXTERNAL</c>.</summary>
    public string DeploymentController { get; init; } = "ECS";

    public DeploymentStrategy Strategy { get; init; } = new();

    /// <summary><c>REPLICA</c> (default) or <c>DAEMON</c>.</summary>
    public string SchedulingStrategy { get; init; } = "REPLICA";

    /// <summary><c>FARGATE</c> (default), <c>EC2</c> or <c>EXTERNAL</c>.</summary>
    public string LaunchType { get; init; } = "FARGATE";

    /// <summary><c>ACTIVE</c> (default), <c>DRAINING</c> (just deleted) or <c>INACTIVE</c> (deleted a while ago).</summary>
    public string Status { get; init; } = "ACTIVE";

    public CircuitBreaker CircuitBreaker { get; init; } = new(Enable: false, Rollback: false);

    /// <summary>The alarms that can stop a deployment, or null (default).</summary>
    public DeploymentAlarms? Alarms { get; init; }

    public IReadOnlyList<LifecycleHook> LifecycleHooks { get; init; } = [];

    /// <summary>How tasks fail. Null (default) when they do not.</summary>
    public TaskFailure? Failure { get; init; }

    /// <summary>How ECS shows a failed deployment.</summary>
    public FailedDeployment FailedDeployment { get; init; } = new();

    /// <summary>How ECS records the service deployments.</summary>
    public ServiceDeploymentOptions ServiceDeployments { get; init; } = new();

    /// <summary>Events of every deployment except the first.</summary>
    public IReadOnlyList<ScriptedEvent> ScriptedEvents { get; init; } = [];

    /// <summary>The exit code of a running container that ECS stops. Default 0. Recorded: 0, 137 and 143.</summary>
    public int StopExitCode { get; init; }

    /// <summary>
    /// The members missing from responses about this service: a subset of <see cref="KnownAbsentMembers"/>, empty by default.
    /// </summary>
    public IReadOnlyList<string> AbsentMembers { get; init; } = [];

    /// <summary>The time from the first forced deployment until someone else deploys the service. Null (default) for never.</summary>
    public TimeSpan? RedeployedAfter { get; init; }

    /// <summary>
    /// The time from the first forced deployment until someone else rolls it back (StopServiceDeployment). Null (default) for never.
    /// </summary>
    public TimeSpan? RolledBackAfter { get; init; }

    /// <summary>
    /// The time from the first forced deployment until someone else stops it without a rollback. Null (default) for never. What ECS shows
    /// in that case has not been recorded.
    /// </summary>
    public TimeSpan? StoppedAfter { get; init; }

    /// <summary>
    /// The allowed values of <see cref="AbsentMembers"/>. Each is missing in some real responses: <c>rolloutState</c> behind a Classic Load
    /// Balancer, for example.
    /// </summary>
    internal static IReadOnlyList<string> KnownAbsentMembers { get; } = ["deploymentController", "rolloutState", "currentServiceDeployment", "currentServiceRevisions"];

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <remarks>AWS does not document the message for a count that is too large; it is modeled on the other one.</remarks>
    internal static void RejectDesiredCount(int desiredCount)
    {
        if (desiredCount < 0)
            throw EcsException.InvalidParameter("desiredCount cannot be negative.");
        if (desiredCount > MaxDesiredCount)
            throw EcsException.InvalidParameter($"desiredCount cannot be more than {MaxDesiredCount}.");
    }
}
