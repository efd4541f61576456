namespace EcsRestart.Aws;

/// <summary>
/// Sends each call at most once. AWSSDK.Core gives everything that it sends for one call the same invocation ID; the ID is spent when it
/// is first sent, whatever happens afterwards.
/// </summary>
internal sealed class SendOnceHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const string InvocationId = "amz-sdk-invocation-id";

    /// <summary>How many IDs of calls that have ended are kept. Core resends at once or not at all.</summary>
    private const int Remembered = 1_000;

    private readonly Lock _lock = new();
    private readonly HashSet<string> _spent = new(StringComparer.Ordinal);
    private readonly Queue<string> _ended = new();

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

    /// <summary>Forgets the oldest of the calls that have ended, never one in progress.</summary>
    private void Forget(string id)
    {
        lock (_lock)
        {
            _ended.Enqueue(id);
            if (_ended.Count > Remembered)
                _spent.Remove(_ended.Dequeue());
        }
    }
}
