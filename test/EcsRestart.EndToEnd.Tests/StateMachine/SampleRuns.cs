using System.Text;
using System.Text.Json;
using EcsRestart.Aws;
using EcsRestart.Ecs;
using EcsRestart.EndToEnd.Tests.Support;
using EcsRestart.Report;
using EcsRestart.Request;
using EcsRestart.Simulator;
using EcsRestart.Targets;
using EcsRestart.TestSupport;
using EcsRestart.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace EcsRestart.EndToEnd.Tests.StateMachine;

/// <summary>A request on a scenario, carried out by one invocation or by the state machine.</summary>
internal sealed class SampleRuns : IAsyncDisposable
{
    private readonly SteppedClock _clock = new();
    private readonly EcsHttpApi _api;
    private readonly EcsApi _client;
    private readonly BusyEcs _busy;

    private SampleRuns(SimulatedEcs ecs, SteppedClock clock, EcsHttpApi api)
    {
        Ecs = ecs;
        _clock = clock;
        _api = api;
        _client = new EcsApi(() => EcsClient.CreateForSimulator(api.Endpoint, ecs.Region));
        _busy = new BusyEcs(_client);
    }

    public SimulatedEcs Ecs { get; }

    public SteppedClock Clock => _clock;

    /// <param name="payload">Whose services are set up healthy when there is no scenario.</param>
    /// <param name="scenario">The scenario file's path; null: none.</param>
    public static async Task<SampleRuns> CreateAsync(string payload, string? scenario)
    {
        var clock = new SteppedClock();
        var ecs = new SimulatedEcs(clock);
        if (scenario is not null)
            ecs.Load(Scenario.Load(scenario));
        else if (RequestReader.Read(Encoding.UTF8.GetBytes(payload)) is RequestReading.Valid(var request))
            SetUp(ecs, request);
        return new SampleRuns(ecs, clock, await EcsHttpApi.StartAsync(ecs, port: 0, CancellationToken.None));
    }

    public JsonElement RunInOneInvocation(string payload)
    {
        var run = new RestartRun(Sites(), _clock, NullLogger.Instance);
        var report = new VirtualTime(_clock, IsBusy).Run(() =>
            run.RunAsync("run-1", Encoding.UTF8.GetBytes(payload), StopSignals.None, CancellationToken.None));
        return JsonDocument.Parse(ReportJson.Write(report ?? throw new InvalidOperationException("The run has no report."))).RootElement;
    }

    public MachineUnderTest Machine(Func<StepCall, StepFault>? faultOf = null) =>
        new(Sites, IsBusy, _clock) { FaultOf = faultOf ?? (_ => StepFault.None) };

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _api.DisposeAsync();
    }

    private EcsSites Sites() => new(_ => _busy, new ApiBudgets(_clock), _clock);

    private bool IsBusy() => _busy.CallsUnderWay > 0;

    private static void SetUp(SimulatedEcs ecs, RestartRequest request)
    {
        foreach (var (service, _, _) in TargetResolver.Resolve(request.Services, () => ecs.Region).OfType<Target.Named>())
            ecs.AddService(service.ClusterName, service.ServiceName, new ServiceBehaviour());
    }
}
