using System.Text;
using EcsRestart.Aws;
using EcsRestart.Ecs;
using EcsRestart.Report;
using EcsRestart.Simulator;
using EcsRestart.Tests.Support;
using EcsRestart.TestSupport;
using EcsRestart.Watch;
using Microsoft.Extensions.Logging.Abstractions;

namespace EcsRestart.EndToEnd.Tests.Support;

/// <summary>Runs over HTTP to the simulator, in virtual time that stands still while a call is in progress.</summary>
public abstract class RunsInVirtualTime : IAsyncLifetime
{
    private readonly SteppedClock _clock = new();
    private EcsHttpApi? _api;

    protected RunsInVirtualTime() => Ecs = new SimulatedEcs(_clock);

    protected SimulatedEcs Ecs { get; }

    public async Task InitializeAsync() => _api = await EcsHttpApi.StartAsync(Ecs, port: 0, CancellationToken.None);

    public async Task DisposeAsync()
    {
        if (_api is not null)
            await _api.DisposeAsync();
    }

    protected RestartReport Run(string payload, StopSignals? stop = null, IProgress<RunProgress>? progress = null)
    {
        var api = _api ?? throw new InvalidOperationException("The simulator did not start.");
        using var client = new EcsApi(() => EcsClientFactory.CreateForSimulator(api.Endpoint, Ecs.Region));
        var ecs = new CallCountingEcs(client);
        var run = new RestartRun(new EcsClients(_ => ecs, new ApiBudgets(_clock), _clock), _clock, NullLogger.Instance, progress);
        return new VirtualTime(_clock, () => ecs.CallsInProgress > 0)
            .Run(() => run.RunAsync("run", Encoding.UTF8.GetBytes(payload), stop ?? StopSignals.None, CancellationToken.None))
            ?? throw new InvalidOperationException("The run has no report.");
    }
}
