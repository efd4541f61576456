using EcsRestart.Request;
using EcsRestart.Simulator;

namespace EcsRestart.Tests.RandomNights;

/// <summary>Services, a request and a night's trouble, all made from one seed.</summary>
internal sealed class RandomEstate(int seed)
{
    public const string Cluster = "prod-cluster";

    private static readonly string[] Actions = ["UpdateService", "UpdateService", "DescribeServices", "ListTasks", "DescribeTasks"];

    private readonly Random _dice = new(seed);

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
        Count = kind == FaultKind.Throttled && Chance(40) ? Between(50, 200) : Between(1, 4),
        Delay = Chance(40) ? Seconds(31, 60) : Seconds(1, 5),
    };

    private RandomService Service(string name)
    {
        var isQuick = Chance(25);
        var healthDelay = isQuick ? Seconds(1, 4) : Seconds(1, 40);
        return new()
        {
            Name = name,
            Options = new ServiceOptions
            {
                Wave = Between(1, 3),
                Force = Chance(5),
                AllowDowntime = Chance(30),
                RolloutTimeout = TimeSpan.FromMinutes(20),
            },
            Behaviour = new ServiceBehaviour
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
    }

    /// <summary>Its tasks fail before they count as healthy: after that ECS would already have stopped old ones for them.</summary>
    private TaskFailure Failure(TimeSpan healthDelay) => new()
    {
        Kind = OneOf(Enum.GetValues<TaskFailureKind>()),
        After = healthDelay / 2,
        ExitCode = OneOf(1, 137),
        FirstTasks = Chance(30) ? Between(1, 2) : null,
    };
}
