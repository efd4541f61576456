using System.Collections.Concurrent;

namespace EcsRestart.Aws;

/// <summary>
/// Sends each call at most once. AWSSDK.Core sends a request again, up to ten times, when its connection breaks, even with
/// MaxErrorRetry = 0: the ten deployments that would make of one UpdateService are stopped here.
/// </summary>
internal sealed class SendOnceHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    /// <summary>The same for all that the SDK sends for one call.</summary>
    private const string InvocationId = "amz-sdk-invocation-id";

    private readonly ConcurrentDictionary<string, HttpRequestException> _broken = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = request.Headers.TryGetValues(InvocationId, out var values) ? string.Concat(values) : "";
        if (_broken.TryGetValue(call, out var broken))
            throw new HttpRequestException(broken.HttpRequestError, broken.Message, broken);

        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            _broken[call] = exception;
            throw;
        }
    }
}
