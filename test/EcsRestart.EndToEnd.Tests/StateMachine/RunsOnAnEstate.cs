using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using EcsRestart.Aws;
using EcsRestart.Discovery;
using EcsRestart.Ecs;
using EcsRestart.Names;
using EcsRestart.Report;
using EcsRestart.Request;
using EcsRestart.Simulator;
using EcsRestart.Tests.Support;
using EcsRestart.TestSupport;
using Microsoft.Extensions.Logging.Abstractions;

namespace EcsRestart.EndToEnd.Tests.StateMachine;

/// <summary>Runs against the simulator over HTTP and in virtual time, by one invocation or by the state machine.</summary>
internal sealed class RunsOnAnEstate : IAsyncDisposable
{
    private readonly EcsHttpApi _api;
    private readonly RoleSessions _roles;
    private readonly EcsApis _apis;
    private readonly ConcurrentDictionary<EcsLocation, CallCountingEcs> _busy = new();
    private readonly ServiceLists _lists;
    private readonly BusyLists _busyLists;

    private RunsOnAnEstate(SimulatedAws estate, SteppedClock clock, EcsHttpApi api)
    {
        Estate = estate;
        Clock = clock;
        _api = api;
        _roles = new RoleSessions(() => StsClientFactory.CreateForSimulator(api.Endpoint, estate.Location.Region), clock);
        _apis = new EcsApis(home => EcsClientFactory.CreateForSimulator(home, _roles, api.Endpoint, estate.Location.Region));
        _lists = new ServiceLists(ListClients.CreateForSimulator(api.Endpoint, estate.Location.Region));
        _busyLists = new BusyLists(_lists);
    }

    public SimulatedAws Estate { get; }

    public SteppedClock Clock { get; }

    public static async Task<RunsOnAnEstate> StartAsync(SimulatedAws estate, SteppedClock clock) =>
        new(estate, clock, await EcsHttpApi.StartAsync(estate, scheduler: null, port: 0, CancellationToken.None));

    /// <param name="payload">The request whose services are added, healthy, when there is no scenario.</param>
    /// <param name="scenario">The path of the scenario file, or null.</param>
    public static Task<RunsOnAnEstate> StartAsync(string payload, string? scenario)
    {
        var clock = new SteppedClock();
        var estate = new SimulatedAws(clock);
        if (scenario is not null)
            estate.Load(Scenario.Load(scenario));
        else if (RequestReader.Read(Encoding.UTF8.GetBytes(payload)) is RequestReading.Valid(var request))
            SetUp(estate.Location, request);
        return StartAsync(estate, clock);
    }

    public JsonElement RunInOneInvocation(string payload)
    {
        var run = new RestartRun(Sites(), Clock, NullLogger.Instance) { OpenLists = () => _busyLists };
        var report = new VirtualTime(Clock, IsBusy).Run(() =>
            run.RunAsync("run-1", Encoding.UTF8.GetBytes(payload), StopSignals.None, CancellationToken.None));
        return JsonDocument.Parse(ReportJson.Write(report ?? throw new InvalidOperationException("The run has no report."))).RootElement;
    }

    public MachineUnderTest Machine(Func<StepCall, StepFault>? faultOf = null) =>
        new(Sites, () => _busyLists, IsBusy, Clock) { FaultOf = faultOf ?? (_ => StepFault.None) };

    public async ValueTask DisposeAsync()
    {
        _apis.Dispose();
        _roles.Dispose();
        _lists.Dispose();
        await _api.DisposeAsync();
    }

    private EcsClients Sites() =>
        new(home => _busy.GetOrAdd(home, one => new CallCountingEcs(_apis.Open(one))), new ApiBudgets(Clock), Clock);

    private bool IsBusy() => _busy.Values.Sum(ecs => ecs.CallsInProgress) + _busyLists.ReadsInProgress > _api.DelayedRequests;

    private static void SetUp(SimulatedEcs ecs, RestartRequest request)
    {
        foreach (var (service, _, _) in TargetResolver.Resolve(request.Services, () => ecs.Region).OfType<Target.Named>())
            ecs.AddService(service.ClusterName, service.ServiceName, new ServiceBehavior());
    }
}
