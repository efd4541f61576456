namespace EcsRestart.Aws;

/// <summary>
/// Reads the whole response before AWSSDK.Core sees it. AWSSDK.Core waits only for the headers, so the timeout would not cover the body,
/// and it would resend the call after an incomplete body.
/// </summary>
internal sealed class WholeResponseHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    /// <summary>A DynamoDB page has up to 1 MB; 10 services with their events are smaller.</summary>
    private const long MaxBodyBytes = 16 * 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            await response.Content.LoadIntoBufferAsync(MaxBodyBytes, cancellationToken);
        }
        catch
        {
            response.Dispose();
            throw;
        }

        // AWSSDK.Core would follow redirects (307) without a limit. None of these services redirects.
        response.Headers.Location = null;
        return response;
    }
}
