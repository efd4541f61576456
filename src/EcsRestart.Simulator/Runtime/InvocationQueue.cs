using System.Threading.Channels;

namespace EcsRestart.Simulator;

/// <summary>Events for the function: queued, handed to it one at a time, and ended by what it reports.</summary>
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
                invocation.End(failure);
        }

        _waiting.Writer.TryWrite(invocation);
    }

    /// <summary>The next event that still wants an answer. Asking for it says that the function could start.</summary>
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

    /// <summary>Nobody waits for it any more: what the function says of it later is an unknown id.</summary>
    public void Forget(PendingInvocation invocation)
    {
        lock (_gate)
            _known.Remove(invocation.RequestId);
    }

    /// <summary>The function cannot start: every event fails, and later ones too until it asks for one.</summary>
    public void FailInit(InvocationOutcome.InitFailed failure)
    {
        lock (_gate)
        {
            _initFailure = failure;
            foreach (var invocation in _known.Values)
                invocation.End(failure);
        }
    }

    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
    }
}
