namespace EcsRestart.Simulator;

/// <summary>The AWS Lambda Runtime API (2018-06-01) for one function, on loopback only.</summary>
public sealed class RuntimeApi : IAsyncDisposable
{
    /// <summary>
    /// Above the payload limit of Lambda, so that a response over that limit becomes an outcome instead of an HTTP error.
    /// </summary>
    private const int MaxBodyBytes = 64 * 1024 * 1024;

    private readonly TimeProvider _clock;
    private readonly IdGenerator _ids = new("invocations");
    private readonly InvocationQueue _queue;
    private readonly LoopbackServer _server;

    private RuntimeApi(TimeProvider clock, InvocationQueue queue, LoopbackServer server)
    {
        _clock = clock;
        _queue = queue;
        _server = server;
    }

    /// <summary>The value for <c>AWS_LAMBDA_RUNTIME_API</c>: <c>127.0.0.1:port</c>.</summary>
    public string Address => _server.Address.Authority;

    /// <param name="clock">The clock for deadlines and timeouts.</param>
    /// <param name="port">The port, or 0 for any free one.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<RuntimeApi> StartAsync(TimeProvider clock, int port, CancellationToken cancellationToken)
    {
        var queue = new InvocationQueue();
        var server = await LoopbackServer.StartAsync(port, MaxBodyBytes, new RuntimeRequests(queue).HandleAsync, cancellationToken);
        return new RuntimeApi(clock, queue, server);
    }

    /// <summary>Queues an event for the function and returns the outcome.</summary>
    /// <param name="payload">The event as JSON.</param>
    /// <param name="timeout">The timeout of the function, starting now.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public async Task<InvocationOutcome> InvokeAsync(
        ReadOnlyMemory<byte> payload, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var invocation = Queue(payload, _clock.GetUtcNow() + timeout);
        try
        {
            return await invocation.Outcome.WaitAsync(timeout, _clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            return new InvocationOutcome.TimedOut();
        }
        finally
        {
            _queue.Forget(invocation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Dispose();
        await _server.DisposeAsync();
    }

    private PendingInvocation Queue(ReadOnlyMemory<byte> payload, DateTimeOffset deadline)
    {
        PendingInvocation invocation;
        lock (_ids)
            invocation = new PendingInvocation(_ids.NextUuid(), _ids.NextUuid(), payload, deadline);
        _queue.Add(invocation);
        return invocation;
    }
}
