using Amazon.Runtime;

namespace EcsRestart.Aws;

/// <summary>
/// The HTTP client under an AWS client, with one time limit for the whole exchange: connection, request, response headers and body.
/// </summary>
internal sealed class AwsHttpClients(HttpClient client) : HttpClientFactory
{
    /// <summary>A response that takes longer counts as lost. AWS usually responds within a second.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    /// <summary>
    /// A connection that was idle for longer is not used again: the service may have closed it, above all while Lambda kept the function
    /// frozen, and a call on it would break without a response.
    /// </summary>
    private static readonly TimeSpan IdleTimeout = TimeSpan.FromSeconds(15);

    /// <summary>For all clients of the process.</summary>
    public static AwsHttpClients Shared { get; } = Limited(Limit);

    /// <param name="limit">The time limit of an exchange.</param>
    public static AwsHttpClients Limited(TimeSpan limit) => new(new HttpClient(new SendOnceHandler(Network())) { Timeout = limit });

    /// <summary>The SDK asks for a client each time it sends; always the same one, which remembers what it sent.</summary>
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
