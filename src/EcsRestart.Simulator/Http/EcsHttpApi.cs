namespace EcsRestart.Simulator;

/// <summary>The ECS API over HTTP, on loopback only: AWS JSON 1.1, as every SDK and the aws command line speak it.</summary>
public sealed class EcsHttpApi : IAsyncDisposable
{
    internal EcsHttpApi(Uri endpoint) => Endpoint = endpoint;

    /// <summary>What a client takes as its endpoint URL.</summary>
    public Uri Endpoint { get; }

    /// <summary>
    /// Requests being worked on right now. One held back by <see cref="FaultKind.Slow"/> does not count: only the clock moves it.
    /// </summary>
    public int RequestsInFlight { get; }

    /// <param name="ecs">The state behind the door.</param>
    /// <param name="port">0: any free port.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    public static Task<EcsHttpApi> StartAsync(SimulatedEcs ecs, int port, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
