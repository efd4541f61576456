namespace EcsRestart.Simulator;

/// <summary>The AWS Lambda Runtime API (2018-06-01) for one function, on loopback only.</summary>
public sealed class RuntimeApi : IAsyncDisposable
{
    internal RuntimeApi(string address) => Address = address;

    /// <summary>What the function takes from <c>AWS_LAMBDA_RUNTIME_API</c>: <c>127.0.0.1:port</c>.</summary>
    public string Address { get; }

    /// <param name="clock">Tells deadlines and time-outs.</param>
    /// <param name="port">0: any free port.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    public static Task<RuntimeApi> StartAsync(TimeProvider clock, int port, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>Queues an event for the function and waits for what becomes of it.</summary>
    /// <param name="payload">The event, JSON.</param>
    /// <param name="timeout">How long the function has, from now on.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public Task<InvocationOutcome> InvokeAsync(ReadOnlyMemory<byte> payload, TimeSpan timeout, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
