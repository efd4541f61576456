namespace EcsRestart.Aws;

/// <summary>
/// Sends each call at most once. AWSSDK.Core uses the same invocation ID for all requests of one call; a second request with the same ID
/// is rejected, whatever the result of the first.
/// </summary>
internal sealed class SendOnceHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const string InvocationId = "amz-sdk-invocation-id";

    /// <summary>The number of IDs of finished calls to remember. AWSSDK.Core resends immediately or not at all.</summary>
    private const int Remembered = 1_000;

    private readonly Lock _lock = new();
    private readonly HashSet<string> _spent = new(StringComparer.Ordinal);
    private readonly Queue<string> _finished = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var id = request.Headers.TryGetValues(InvocationId, out var values) ? string.Concat(values) : "";
        if (!TrySpend(id))
            throw new HttpRequestException("The AWS SDK tried to send the call a second time.");

        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            Forget(id);
        }
    }

    private bool TrySpend(string id)
    {
        lock (_lock)
            return _spent.Add(id);
    }

    /// <summary>Forgets the oldest finished call, but never a call in progress.</summary>
    private void Forget(string id)
    {
        lock (_lock)
        {
            _finished.Enqueue(id);
            if (_finished.Count > Remembered)
                _spent.Remove(_finished.Dequeue());
        }
    }
}
