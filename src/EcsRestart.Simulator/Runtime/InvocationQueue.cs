using System.Threading.Channels;

namespace EcsRestart.Simulator;

/// <summary>Queues events for the function, which receives them one at a time.</summary>
internal sealed class InvocationQueue : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Channel<PendingInvocation> _waiting = Channel.CreateUnbounded<PendingInvocation>();
    private readonly Dictionary<string, PendingInvocation> _known = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _closing = new();
    private InvocationOutcome.InitFailed? _initFailure;

    public void Add(PendingInvocation invocation)
    {
        lock (_gate)
        {
            _known.Add(invocation.RequestId, invocation);
            if (_initFailure is { } failure)
                invocation.Complete(failure);
        }

        _waiting.Writer.TryWrite(invocation);
    }

    /// <summary>
    /// Returns the next event that is still waiting for a response. The call also shows that the function has initialized.
    /// </summary>
    public async Task<PendingInvocation> NextAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
            _initFailure = null;

        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closing.Token);
        while (true)
        {
            var invocation = await _waiting.Reader.ReadAsync(either.Token);
            if (!invocation.Outcome.IsCompleted)
                return invocation;
        }
    }

    public PendingInvocation? Find(string requestId)
    {
        lock (_gate)
            return _known.GetValueOrDefault(requestId);
    }

    /// <summary>Removes an invocation whose caller has stopped waiting. A later response gets "invalid request ID".</summary>
    public void Forget(PendingInvocation invocation)
    {
        lock (_gate)
            _known.Remove(invocation.RequestId);
    }

    /// <summary>Fails all queued events, and later ones until the function asks for an event.</summary>
    public void FailInit(InvocationOutcome.InitFailed failure)
    {
        lock (_gate)
        {
            _initFailure = failure;
            foreach (var invocation in _known.Values)
                invocation.Complete(failure);
        }
    }

    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
    }
}
