using Amazon.Runtime;

namespace EcsRestart.Aws;

/// <summary>The HTTP client under the SDK's; see <see cref="SendOnceHandler"/>.</summary>
internal sealed class SendOnceHttpClients : HttpClientFactory
{
    /// <summary>An answer that takes longer than this is counted as lost. ECS usually answers within a second.</summary>
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    public override HttpClient CreateHttpClient(IClientConfig clientConfig)
    {
        var sockets = new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = ConnectTimeout };
        return new HttpClient(new SendOnceHandler(sockets)) { Timeout = AnswerTimeout };
    }

    /// <summary>One client serves one set of calls; the SDK need not share it with others.</summary>
    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
}
