namespace AwsPackages.Tests.Ecs;

public sealed class EcsTransportTests : EcsTests
{
    [Fact]
    public async Task Call_ConnectionRefused_ThrowsHttpRequestException()
    {
        var client = Client();
        Server.Dispose();

        await Assert.ThrowsAsync<HttpRequestException>(() => client.ListClustersAsync(new()));
    }

    [Fact]
    public async Task Call_Canceled_ThrowsOperationCanceledException()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Client().ListClustersAsync(new(), cancelled.Token));

        Assert.Empty(Server.Requests);
    }
}
