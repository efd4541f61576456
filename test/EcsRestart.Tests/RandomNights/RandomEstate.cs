using EcsRestart.Request;
using EcsRestart.Simulator;

namespace EcsRestart.Tests.RandomNights;

/// <summary>Services, a request and a night's trouble, all made from one seed.</summary>
internal sealed class RandomEstate(int seed)
{
    public const string Cluster = "prod-cluster";

    private static readonly string[] Calendars = ["freeze", "hours"];

    private static readonly string[] Actions = ["UpdateService", "UpdateService", "DescribeServices", "ListTasks", "DescribeTasks"];

    private readonly Random _dice = new(seed);

    /// <summary>Draws the forms in which ECS shows things, so that they do not change what else a seed stands for.</summary>
    private readonly Random _forms = new(-1 - seed);

    /// <summary>Draws how ECS keeps the records of deployments.</summary>
    private readonly Random _records = new(-1_000_000 - seed);

    /// <summary>Draws start window, calendars, pauses and the limit on extra tasks.</summary>
    private readonly Random _gates = new(-2_000_000 - seed);

    /// <summary>Draws what concerns rollbacks that a run requests.</summary>
    private readonly Random _rollbacks = new(-3_000_000 - seed);

    public TimeSpan Latency { get; } = TimeSpan.FromMilliseconds(20 + seed % 7 * 30);

    public bool Chance(int percent) => _dice.Next(100) < percent;

    public int Between(int least, int most) => _dice.Next(least, most + 1);

    public TimeSpan Seconds(int least, int most) => TimeSpan.FromMilliseconds(_dice.Next(least * 1000, most * 1000));

    public T OneOf<T>(params ReadOnlySpan<T> choices) => choices[_dice.Next(choices.Length)];

    public IReadOnlyList<RandomService> Services() =>
        [.. Enumerable.Range(0, Between(1, 8)).Select(index => Service($"service-{index}"))];

    public IEnumerable<Fault> Faults(IReadOnlyList<RandomService> services) =>
        Enumerable.Range(0, Between(0, 6)).Select(_ => Fault(OneOf(Enum.GetValues<FaultKind>()), services));

    /// <summary>Some throttle for so long that rollouts fail meanwhile, and some answers come too late to be waited for.</summary>
    private Fault Fault(FaultKind kind, IReadOnlyList<RandomService> services) => new()
    {
        Kind = kind,
        Action = OneOf(Actions),
        Service = Chance(70) ? OneOf<RandomService>([.. services]).Name : null,
        FirstCall = Between(1, 3),
        Count = kind == FaultKind.Throttled && Chance(40) ? Between(50, 200) : Between(1, OneOf(4, 4, 15)),
        Delay = Chance(40) ? Seconds(31, 60) : Seconds(1, 5),
    };

    private RandomService Service(string name)
    {
        var isQuick = Chance(25);
        var healthDelay = isQuick ? Seconds(1, 4) : Seconds(1, 40);
        var service = new RandomService
        {
            Name = name,
            Options = new ServiceOptions
            {
                Wave = Between(1, 3),
                Force = Chance(5),
                AllowDowntime = Chance(30),
                RolloutTimeout = TimeSpan.FromMinutes(20),
            },
            Behavior = new ServiceBehavior
            {
                DesiredCount = Chance(5) ? 0 : Between(1, 5),
                MinimumHealthyPercent = OneOf(0, 50, 100, 100, 100),
                MaximumPercent = OneOf(125, 150, 200, 200, 200),
                StartDelay = isQuick ? Seconds(1, 3) : Seconds(5, 60),
                HealthDelay = healthDelay,
                DrainDelay = Seconds(1, 60),
                DeploymentController = Chance(5) ? "CODE_DEPLOY" : "ECS",
                Status = Chance(4) ? "INACTIVE" : "ACTIVE",
                RestartedAgo = Chance(20) ? Seconds(20, 300) : null,
                CircuitBreaker = new CircuitBreaker(Enable: isQuick || Chance(70), Rollback: Chance(80)),
                Failure = Chance(30) ? Failure(healthDelay) : null,
                Tags = Chance(5)
                    ? new Dictionary<string, string>(StringComparer.Ordinal) { ["ecs-restart:exclude"] = "true" }
                    : new Dictionary<string, string>(StringComparer.Ordinal),
            },
        };
        return service with { Behavior = WithRecords(InSomeForm(service.Behavior)) };
    }

    /// <summary>The same services with shorter timeouts and fewer circuit breakers, so that more rollouts are given up.</summary>
    public IReadOnlyList<RandomService> ForRollbacks(IReadOnlyList<RandomService> services) =>
    [
        .. from service in services
           let timeout = TimeSpan.FromMinutes(_rollbacks.Next(3) == 0 ? 20 : _rollbacks.Next(1, 4))
           let keepsBreaker = service.Behavior.StartDelay < TimeSpan.FromSeconds(5) || _rollbacks.Next(3) == 0
           select service with
           {
               Options = service.Options with { RolloutTimeout = timeout },
               Behavior = keepsBreaker ? service.Behavior : service.Behavior with { CircuitBreaker = new(Enable: false, Rollback: false) },
           },
    ];

    public IEnumerable<Fault> RollbackFaults() =>
        from kind in Enum.GetValues<FaultKind>()
        where _rollbacks.Next(100) < 15
        select new Fault
        {
            Kind = kind,
            Action = _rollbacks.Next(4) == 0 ? "DescribeServiceRevisions" : "StopServiceDeployment",
            FirstCall = _rollbacks.Next(1, 3),
            Count = _rollbacks.Next(1, 5),
            Delay = TimeSpan.FromSeconds(_rollbacks.Next(1, 40)),
        };

    /// <summary>The behavior in one of the forms in which real ECS has been seen to show it.</summary>
    private ServiceBehavior InSomeForm(ServiceBehavior behavior) => behavior with
    {
        Failure = behavior.Failure is { } failure
            ? failure with { RestoredDeploymentToo = IsForm(10), CountedAtNextStart = IsForm(50) }
            : null,
        FailedDeployment = FailedDeployment(),
        Alarms = IsForm(8) ? Alarms() : null,
        LifecycleHooks = IsForm(6) ? [Hook()] : [],
        ScriptedEvents = IsForm(25) ? [ZoneEvent()] : [],
        StopExitCode = FormOf(0, 137, 143),
        AbsentMembers = behavior.DeploymentController == "ECS" && IsForm(10) ? ["deploymentController"] : [],
        TargetGroup = IsForm(30) ? "targets" : null,
        ContainerPort = FormOf(80, 8080),
    };

    /// <summary>How an account answers the actions on service deployments: most allow them, and then some answers fail.</summary>
    public ServiceDeploymentAccess RecordAccess() =>
        _records.Next(10) switch { 0 => ServiceDeploymentAccess.Denied, 1 => ServiceDeploymentAccess.Unknown, _ => ServiceDeploymentAccess.Allowed };

    /// <summary>The request with gates: each field in half of the nights, and what needs waiting only where it waits.</summary>
    public RestartRequest WithGates(RestartRequest request) => request with
    {
        StartWithin = IsGate(50) ? TimeSpan.FromMinutes(_gates.Next(1, 15)) : null,
        Calendars = IsGate(50) ? Calendars[..(IsGate(30) ? 2 : 1)] : [],
        PauseBetweenWaves = request.Wait && IsGate(50) ? TimeSpan.FromMinutes(_gates.Next(1, 4)) : TimeSpan.Zero,
        MaxExtraTasks = request.Wait && IsGate(70) ? _gates.Next(1, 9) : null,
    };

    /// <summary>Sets the calendars up: open or closed, with transitions, and sometimes unreadable.</summary>
    /// <returns>When a person changes one of them; null when no one does.</returns>
    public TimeSpan? SetUpCalendars(SimulatedListStores stores, DateTimeOffset now)
    {
        foreach (var calendar in Calendars)
            PutCalendar(stores, calendar, now);
        if (IsGate(10))
            stores.Faults.Add(new Fault { Kind = FaultKind.AccessDenied, Action = "GetCalendarState", FirstCall = _gates.Next(1, 4), Count = _gates.Next(1, 4) });
        return IsGate(20) ? TimeSpan.FromSeconds(_gates.Next(1, 600)) : null;
    }

    /// <summary>Gives one calendar other events.</summary>
    public void ChangeCalendar(SimulatedListStores stores, DateTimeOffset now) => PutCalendar(stores, Calendars[_gates.Next(Calendars.Length)], now);

    /// <summary>A second set of tasks instead of a rolling update, for some services.</summary>
    public RandomService WithStrategy(RandomService service) => IsGate(15)
        ? service with
        {
            Behavior = service.Behavior with
            {
                Strategy = new DeploymentStrategy { Type = "BLUE_GREEN", BakeTime = TimeSpan.FromSeconds(_gates.Next(1, 60)) },
            },
        }
        : service;

    private void PutCalendar(SimulatedListStores stores, string calendar, DateTimeOffset now)
    {
        var start = now.AddSeconds(IsGate(60) ? _gates.Next(0, 300) : _gates.Next(-600, 1_200));
        var isOpenNow = IsGate(90);
        var closing = new CalendarEvent(start, start.AddSeconds(_gates.Next(30, 1_800)));
        stores.PutCalendar(calendar, isOpenNow, IsGate(80) ? [closing] : []);
    }

    private bool IsGate(int percent) => _gates.Next(100) < percent;

    public IEnumerable<Fault> RecordFaults() =>
        from kind in new[] { FaultKind.AccessDenied, FaultKind.Throttled, FaultKind.ServerError, FaultKind.ConnectionReset, FaultKind.Slow }
        where _records.Next(100) < 15
        select new Fault
        {
            Kind = kind,
            Action = _records.Next(2) == 0 ? "ListServiceDeployments" : "DescribeServiceDeployments",
            FirstCall = _records.Next(1, 4),
            Count = _records.Next(1, 5),
            Delay = TimeSpan.FromSeconds(_records.Next(1, 40)),
        };

    /// <summary>Records come late, are missing or name the wrong deployment, and SUCCESSFUL is well before COMPLETED.</summary>
    private ServiceBehavior WithRecords(ServiceBehavior behavior) => behavior with
    {
        ServiceDeployments = new()
        {
            CompletedDelay = TimeSpan.FromSeconds(_records.Next(3) == 0 ? _records.Next(1, 120) : 0),
            ListLag = TimeSpan.FromSeconds(_records.Next(3) == 0 ? _records.Next(1, 90) : 0),
            CurrentLag = TimeSpan.FromSeconds(_records.Next(3) == 0 ? _records.Next(1, 30) : 0),
            StopDelay = TimeSpan.FromSeconds(_records.Next(3) == 0 ? _records.Next(1, 30) : 0),
            IncludeFirst = _records.Next(10) > 0,
            NewDigests = _records.Next(2) == 0,
        },
        RolledBackAfter = _records.Next(20) == 0 ? TimeSpan.FromSeconds(_records.Next(1, 120)) : null,
        StoppedAfter = _records.Next(30) == 0 ? TimeSpan.FromSeconds(_records.Next(1, 120)) : null,
        AbsentMembers = [.. behavior.AbsentMembers, .. _records.Next(5) == 0 ? ["currentServiceDeployment"] : Array.Empty<string>()],
    };

    /// <summary>Its tasks fail before they count as healthy: after that ECS would already have stopped old ones for them.</summary>
    private TaskFailure Failure(TimeSpan healthDelay) => new()
    {
        Kind = OneOf(Enum.GetValues<TaskFailureKind>()),
        After = healthDelay / 2,
        ExitCode = OneOf(1, 137),
        FirstTasks = Chance(30) ? Between(1, 2) : null,
    };

    private bool IsForm(int percent) => _forms.Next(100) < percent;

    private T FormOf<T>(params ReadOnlySpan<T> choices) => choices[_forms.Next(choices.Length)];

    private FailedDeployment FailedDeployment() => new()
    {
        BreakerDelay = TimeSpan.FromSeconds(FormOf(0, 0, 3, 30, 300)),
        ShownAs = FormOf(Enum.GetValues<FailedDeploymentView>()),
        EventNamesDeployment = IsForm(70),
        RestoredWithNewId = IsForm(30),
        RestoredWithNewDate = IsForm(40),
    };

    private DeploymentAlarms Alarms() => new()
    {
        Names = ["errors"],
        Rollback = IsForm(70),
        TriggerAfter = IsForm(80) ? TimeSpan.FromSeconds(_forms.Next(1, 200)) : null,
        AlreadyInAlarm = IsForm(10),
        BakeTime = TimeSpan.FromSeconds(_forms.Next(1, 180)),
    };

    /// <summary>A function that answers, or a person who does not.</summary>
    private LifecycleHook Hook() => new()
    {
        TargetType = FormOf(LifecycleHook.Lambda, LifecycleHook.Pause),
        TargetArn = "arn:aws:lambda:eu-central-1:123456789012:function:check",
        Stages = [FormOf("PRE_SCALE_UP", "POST_SCALE_UP")],
        Duration = TimeSpan.FromSeconds(_forms.Next(1, 30)),
        Fails = IsForm(50),
        Timeout = TimeSpan.FromMinutes(_forms.Next(1, 30)),
        TimeoutAction = FormOf("ROLLBACK", "CONTINUE"),
    };

    private ScriptedEvent ZoneEvent() => new(TimeSpan.FromSeconds(_forms.Next(1, 120)), FormOf(
        "is AZ balanced with 1 tasks in eu-central-1a, 1 tasks in eu-central-1b.",
        "is not AZ balanced with 2 tasks in eu-central-1a. AZ Rebalancing in progress.",
        "has started 1 tasks in eu-central-1b to AZ Rebalance: (task 8378fd0fc0d744109128c8d6a0b71524)."));
}
