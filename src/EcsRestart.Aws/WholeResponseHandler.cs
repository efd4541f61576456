namespace EcsRestart.Aws;

/// <summary>
/// Reads a response to its end before AWSSDK.Core sees it. Core asks only for the headers; the body would be outside the time limit, and
/// one that breaks off would look like a broken connection to resend on.
/// </summary>
internal sealed class WholeResponseHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    /// <summary>A page of DynamoDB has 1 MB, ten services with their events less.</summary>
    private const long LargestBody = 16 * 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            await response.Content.LoadIntoBufferAsync(LargestBody, cancellationToken);
        }
        catch
        {
            response.Dispose();
            throw;
        }

        // Core would send a request again wherever a 307 points, without an end. None of these services redirects.
        response.Headers.Location = null;
        return response;
    }
}
