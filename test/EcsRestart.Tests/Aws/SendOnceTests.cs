using System.Net;
using System.Net.Sockets;
using Amazon.Runtime;
using EcsRestart.Aws;
using EcsRestart.Ecs;
using EcsRestart.Names;
using EcsRestart.Tests.Support;

namespace EcsRestart.Tests.Aws;

/// <summary>AWSSDK.Core alone would send a request 11 times after a broken connection, which could create 11 deployments for one restart.</summary>
public sealed class SendOnceTests
{
    private const string Region = "eu-central-1";

    private static readonly ServiceRef Orders = new("prod", "prod", "orders");

    [Fact]
    public async Task ForceNewDeploymentAsync_BrokenConnection_ReturnsUnansweredAndSendsOnce()
    {
        using var server = new SilentServer();
        using var api = new EcsApi(() => EcsClientFactory.CreateForSimulator(server.Address, Region));

        Assert.IsType<EcsFailure.Unanswered>(await RestartAsync(api));
        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public async Task ForceNewDeploymentAsync_CalledAgain_SendsAgain()
    {
        using var server = new SilentServer();
        using var api = new EcsApi(() => EcsClientFactory.CreateForSimulator(server.Address, Region));

        await RestartAsync(api);
        await RestartAsync(api);

        Assert.Equal(2, server.Requests);
    }

    [Fact]
    public async Task ForceNewDeploymentAsync_ConnectionRefused_ReturnsUnreachable()
    {
        using var api = new EcsApi(() => EcsClientFactory.CreateForSimulator(ClosedPort(), Region));

        Assert.IsType<EcsFailure.Unreachable>(await RestartAsync(api));
    }

    /// <summary>The AWS SDK waits for credentials without a cancellation token. The caller stops waiting, and the call is never sent.</summary>
    [Fact]
    public async Task ForceNewDeploymentAsync_CanceledWhileWaitingForCredentials_SendsNothing()
    {
        using var server = new SilentServer();
        using var cutOff = new CancellationTokenSource();
        var credentials = new LateCredentials();
        using var api = new EcsApi(() => EcsClientFactory.CreateForSimulator(server.Address, Region, AwsHttpClients.Shared, credentials));

        var canceled = Assert.ThrowsAnyAsync<OperationCanceledException>(() => api.ForceNewDeploymentAsync(Orders, cutOff.Token));
        await cutOff.CancelAsync();
        await canceled;
        credentials.Arrive();
        await RestartAsync(api);

        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public void Create_Region_SetsRegionAndNoRetries()
    {
        using var client = EcsClientFactory.Create(Region);
        using var api = new EcsApi(() => client);

        Assert.Equal((0, 0), (client.Config.MaxErrorRetry, client.Config.MaxStaleConnectionRetries));
        Assert.Equal(Region, api.Region);
    }

    private static async Task<EcsFailure> RestartAsync(EcsApi api) =>
        (await api.ForceNewDeploymentAsync(Orders, CancellationToken.None)).Failure();

    private sealed class LateCredentials : AWSCredentials
    {
        private readonly TaskCompletionSource<ImmutableCredentials> _credentials = new();

        public void Arrive() => _credentials.SetResult(new ImmutableCredentials("key", "secret", "token"));

        public override Task<ImmutableCredentials> GetCredentialsAsync() => _credentials.Task;

        public override ImmutableCredentials GetCredentials() => _credentials.Task.GetAwaiter().GetResult();
    }

    private static Uri ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();
        return new Uri($"http://{listener.LocalEndpoint}/");
    }
}
