using EcsRestart.Aws;
using EcsRestart.Ecs;
using EcsRestart.Simulator;
using EcsRestart.TestSupport;

namespace EcsRestart.Tests.Support;

/// <summary>The simulator behind the real AWS client, in virtual time that stands still while the client works.</summary>
internal sealed class VirtualEcs : IDisposable
{
    private readonly SteppedClock _clock;
    private readonly InProcessEcs _wire;
    private readonly EcsApi _api;
    private readonly CallCountingEcs _ecs;

    /// <param name="latency">The latency of a call to the simulator, and of its response.</param>
    /// <param name="onCall">Called with each operation and its body when it arrives, before it is served.</param>
    public VirtualEcs(SimulatedEcs ecs, SteppedClock clock, TimeSpan latency, Action<string, ReadOnlyMemory<byte>>? onCall = null)
    {
        _clock = clock;
        _wire = new InProcessEcs(ecs, latency) { OnCall = onCall };
        _api = new EcsApi(_wire.CreateClient);
        _ecs = new CallCountingEcs(_api);
    }

    public IEcsApi Api => _ecs;

    /// <inheritdoc cref="VirtualTime.Run"/>
    public T? Run<T>(Func<Task<T>> begin, DateTimeOffset? killAt = null) =>
        new VirtualTime(_clock, () => _ecs.CallsInProgress != _wire.CallsOnTheWire).Run(begin, killAt);

    public void Dispose()
    {
        _api.Dispose();
        _wire.Dispose();
    }
}
