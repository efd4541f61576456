using Amazon.Runtime;

namespace EcsRestart.Aws;

/// <summary>The HTTP client under the SDK's.</summary>
/// <param name="client">Sends through a <see cref="SendOnceHandler"/>.</param>
internal sealed class SendOnceHttpClients(HttpClient client) : HttpClientFactory
{
    /// <summary>An answer that takes longer than this is counted as lost. ECS usually answers within a second.</summary>
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    /// <summary>
    /// A connection that was idle for longer is not used again: ECS may have closed it, all the more while Lambda kept the
    /// function frozen, and a call on it would break without an answer.
    /// </summary>
    private static readonly TimeSpan IdleTimeout = TimeSpan.FromSeconds(15);

    /// <summary>Over the network, for all clients of the process.</summary>
    public static SendOnceHttpClients Shared { get; } = new(new HttpClient(new SendOnceHandler(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        ConnectTimeout = ConnectTimeout,
        PooledConnectionIdleTimeout = IdleTimeout,
    }))
    {
        Timeout = AnswerTimeout,
    });

    /// <summary>The SDK asks for a client each time it sends; always the same one, which remembers what it sent.</summary>
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => client;

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
}
