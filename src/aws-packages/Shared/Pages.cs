using System.Runtime.CompilerServices;
using Amazon.Runtime;

namespace AwsPackages;

/// <summary>Reads all pages by writing each NextToken into the request of the caller. Can be consumed only once.</summary>
internal sealed class Pages<TRequest, TResponse>(
    TRequest request,
    Func<TRequest, CancellationToken, Task<TResponse>> call,
    Func<TResponse, string> nextToken,
    Action<TRequest, string> continueAt) : IPaginator<TResponse>
    where TRequest : AmazonWebServiceRequest
{
    private int _consumed;

    public IPaginatedEnumerable<TResponse> Responses => new PaginatedResponse<TResponse>(this);

    public IPaginatedEnumerable<TItem> Items<TItem>(Func<TResponse, List<TItem>> items) =>
        new PaginatedResultKeyResponse<TResponse, TItem>(this, page => items(page) ?? []);

    public async IAsyncEnumerable<TResponse> PaginateAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref _consumed, 1) != 0)
        {
            throw new InvalidOperationException(
                "Paginator has already been consumed and cannot be reused. Please create a new instance.");
        }

        PaginatorUtils.SetUserAgentAdditionOnRequest(request);
        while (true)
        {
            var response = await call(request, cancellationToken).ConfigureAwait(false);
            yield return response;

            var token = nextToken(response);
            if (string.IsNullOrEmpty(token)) yield break;
            continueAt(request, token);
        }
    }
}
