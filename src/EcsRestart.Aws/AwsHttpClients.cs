using Amazon.Runtime;

namespace EcsRestart.Aws;

/// <summary>
/// The HTTP client of the AWS clients, with one timeout for the whole exchange: connection, request, response headers and body.
/// </summary>
internal sealed class AwsHttpClients(HttpClient client) : HttpClientFactory
{
    /// <summary>A response that takes longer is treated as lost. AWS usually responds within a second.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    /// <summary>
    /// A connection that has been idle for longer is not reused: the service may have closed it, especially while Lambda froze the function,
    /// and a call on it would fail without a response.
    /// </summary>
    private static readonly TimeSpan IdleTimeout = TimeSpan.FromSeconds(15);

    /// <summary>Shared by all clients of the process.</summary>
    public static AwsHttpClients Shared { get; } = Limited(Limit);

    /// <param name="limit">The timeout of an exchange.</param>
    public static AwsHttpClients Limited(TimeSpan limit) => new(new HttpClient(new SendOnceHandler(Network())) { Timeout = limit });

    /// <summary>Returns the same client for each call of the SDK, because the client remembers what it has sent.</summary>
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => client;

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    private static WholeResponseHandler Network() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        ConnectTimeout = ConnectTimeout,
        PooledConnectionIdleTimeout = IdleTimeout,
    });
}
