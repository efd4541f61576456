using System.Collections.Concurrent;
using EcsRestart.Aws;
using EcsRestart.Deferrals;
using EcsRestart.Ecs;
using EcsRestart.Lambda;
using EcsRestart.Names;
using EcsRestart.Report;
using EcsRestart.Simulator;
using EcsRestart.Tests.Support;
using EcsRestart.TestSupport;
using Microsoft.Extensions.Logging.Abstractions;

namespace EcsRestart.Tests.Wire;

/// <summary>
/// Runs over real HTTP, through the real AWS clients and a server that breaks connections, against the simulator: services
/// <c>prod/orders</c> and <c>prod/billing</c> at home, <c>prod/remote</c> in another account, task definition <c>migrate</c>.
/// </summary>
internal sealed class WireRun : IAsyncDisposable
{
    public const string Role = "arn:aws:iam::222222222222:role/ecs-restart-member";
    public const string Region = "eu-central-1";

    private static readonly DeferralTarget Target = new(
        "default", "arn:aws:lambda:eu-central-1:123456789012:function:ecs-restart", "arn:aws:iam::123456789012:role/scheduler");

    private static readonly TimeSpan NoLimit = TimeSpan.FromHours(1);
    private static readonly TimeSpan QuietForStuck = TimeSpan.FromMilliseconds(60);

    private readonly SteppedClock _clock;
    private readonly EcsHttpApi _api;
    private readonly RoleSessions _roles;
    private readonly EcsApis _apis;
    private readonly ScheduleStore _schedules;
    private readonly ServiceLists _lists;
    private readonly BusyCalls _calls;
    private readonly ConcurrentDictionary<EcsLocation, CallCountingEcs> _ecs = new();

    private WireRun(SteppedClock clock, SimulatedAws estate, SimulatedScheduler scheduler, EcsHttpApi api, TimeSpan? limit)
    {
        _clock = clock;
        _api = api;
        Estate = estate;
        Scheduler = scheduler;
        Server = new WireServer(api.Endpoint) { Quiet = limit is null ? QuietForStuck : null };
        var http = AwsHttpClients.Limited(limit ?? NoLimit);
        var pauses = new AcceleratedClock(1_000);
        _roles = new RoleSessions(() => StsClientFactory.CreateForSimulator(Server.Address, Region, http), clock);
        _apis = new EcsApis(home => EcsClientFactory.CreateForSimulator(Server.Address, home.Region ?? Region, http, _roles.CredentialsFor(home)));
        _schedules = new ScheduleStore(() => SchedulerClientFactory.CreateForSimulator(Server.Address, Region, http), pauses);
        _lists = new ServiceLists(ListClients.CreateForSimulator(Server.Address, Region, http), pauses);
        _calls = new BusyCalls(_schedules, _lists);
    }

    public SimulatedAws Estate { get; }

    public SimulatedScheduler Scheduler { get; }

    public WireServer Server { get; }

    public ScheduleStore Schedules => _schedules;

    public ServiceLists Lists => _lists;

    public SimulatedEcs Remote => Estate.At("222222222222", Region);

    /// <param name="limit">The time limit of an exchange, in real time; null: none, so that a silent service is silent until the run gives up.</param>
    public static async Task<WireRun> StartAsync(TimeSpan? limit = null)
    {
        var clock = new SteppedClock();
        var estate = new SimulatedAws(clock);
        estate.Location.AddService("prod", "orders", new ServiceBehavior());
        estate.Location.AddService("prod", "billing", new ServiceBehavior());
        estate.At("222222222222", Region).AddService("prod", "remote", new ServiceBehavior());
        estate.Location.AddTaskDefinition("migrate", new TaskBehavior { NetworkMode = "bridge" });
        estate.Location.Lists.AddParameter("/nightly", "prod/orders\nprod/billing");
        estate.Location.Lists.AddItem("lists", """{"group":"nightly","id":"1","cluster":"prod","service":"orders"}""");
        estate.Sts.AddRole(new SimulatedRole { Arn = Role });
        var scheduler = new SimulatedScheduler(clock);
        return new WireRun(clock, estate, scheduler, await EcsHttpApi.StartAsync(estate, scheduler, port: 0, CancellationToken.None), limit);
    }

    /// <summary>The AWS client as the run has it.</summary>
    public IEcsApi Api(string? roleArn = null) => _apis.Open(new EcsLocation(null, roleArn, null));

    /// <summary>Runs in virtual time, which stands still while a call is in progress, and within the time of an invocation.</summary>
    public RestartReport Run(string payload, TimeSpan? time = null, StopSignals? stop = null)
    {
        using var deadline = new InvocationDeadline(time ?? TimeSpan.FromMinutes(15), _clock);
        var run = new RestartRun(new EcsClients(Count, new ApiBudgets(_clock), _clock), _clock, NullLogger.Instance)
        {
            OpenLists = () => _calls,
            Deferral = new Deferral(() => _calls, Target, _clock),
        };
        var report = new VirtualTime(_clock, IsBusy).Run(() => run.RunAsync("run-1", Payload.Utf8(payload), stop ?? deadline.Signals, deadline.Abort));
        return report ?? throw new InvalidOperationException("The run has no report.");
    }

    public async ValueTask DisposeAsync()
    {
        _apis.Dispose();
        _roles.Dispose();
        _schedules.Dispose();
        _lists.Dispose();
        await Server.DisposeAsync();
        await _api.DisposeAsync();
        Scheduler.Dispose();
    }

    private CallCountingEcs Count(EcsLocation home) => _ecs.GetOrAdd(home, one => new CallCountingEcs(_apis.Open(one)));

    private bool IsBusy() => _ecs.Values.Sum(ecs => ecs.CallsInProgress) + _calls.InProgress > 0 && !Server.IsStuck;
}
