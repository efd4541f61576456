using System.Net;
using Amazon.ECS;
using Amazon.ECS.Model;
using Amazon.Runtime;
using EcsRestart.Simulator.Tests.Support;
using Task = System.Threading.Tasks.Task;

namespace EcsRestart.Simulator.Tests.Accounts;

public sealed class AccountsOverHttpTests : EstateOverHttp
{
    [Fact]
    public async Task Call_ExpiredSession_ReturnsExpiredTokenAndChangesNothing()
    {
        var session = await CredentialsAsync();
        Clock.Advance(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(1));
        await RestartAsync(session);
        Clock.Advance(TimeSpan.FromSeconds(1));

        var error = await Assert.ThrowsAsync<AmazonECSException>(() => RestartAsync(session));

        Assert.Equal(("ExpiredTokenException", HttpStatusCode.BadRequest), (error.ErrorCode, error.StatusCode));
        Assert.Equal("The security token included in the request is expired", error.Message);
        var other = Estate.At(Other, "eu-central-1");
        Assert.Equal(1, other.Observe("shop", "web").ForcedDeployments);
        Assert.Equal([null, "ExpiredTokenException"], other.Log.Of("UpdateService", "web").Select(record => record.ErrorCode));
    }

    [Theory]
    [InlineData(false, "a token")]
    [InlineData(true, "another token")]
    [InlineData(true, null)]
    public async Task Call_UnknownSession_ReturnsUnrecognizedClient(bool rightKey, string? token)
    {
        var session = await CredentialsAsync();
        var key = rightKey ? session.AccessKeyId : "ASIAIOSFODNN7EXAMPLE";
        AWSCredentials credentials = token is null ? new BasicAWSCredentials(key, "secret") : new SessionAWSCredentials(key, "secret", token);

        var error = await Assert.ThrowsAsync<AmazonECSException>(() => ClustersAsync(credentials));

        Assert.Equal(("UnrecognizedClientException", HttpStatusCode.BadRequest), (error.ErrorCode, error.StatusCode));
        Assert.Equal("The security token included in the request is invalid.", error.Message);
    }

    [Fact]
    public async Task Call_AccessDeniedInSession_NamesSession()
    {
        var session = await CredentialsAsync();
        Estate.At(Other, "eu-central-1").Faults.Add(new Fault { Kind = FaultKind.AccessDenied, Action = "UpdateService" });

        var error = await Assert.ThrowsAsync<AccessDeniedException>(() => RestartAsync(session));

        Assert.StartsWith(
            $"User: arn:aws:sts::{Other}:assumed-role/ecs-restart-target/night is not authorized to perform: ecs:UpdateService on resource: "
            + $"arn:aws:ecs:eu-central-1:{Other}:service/shop/web",
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_OtherRegion_ReturnsNoClusters()
    {
        Assert.Empty(await ClustersAsync(MadeUp, "us-east-1"));
        Assert.Equal(["arn:aws:ecs:eu-central-1:123456789012:cluster/prod"], await ClustersAsync(MadeUp));
    }

    [Fact]
    public async Task Call_Session_ReturnsOnlyAccountOfRole()
    {
        var session = await CredentialsAsync();
        Estate.At(Other, "us-east-1").AddCluster("far");

        Assert.Equal([$"arn:aws:ecs:eu-central-1:{Other}:cluster/shop"], await ClustersAsync(session));
        Assert.Equal([$"arn:aws:ecs:us-east-1:{Other}:cluster/far"], await ClustersAsync(session, "us-east-1"));
        Assert.Empty(await ClustersAsync(session, "eu-west-1"));
    }

    [Fact]
    public async Task Call_Unsigned_UsesHomeAccount()
    {
        await using var transport = new HttpTransport(Estate);

        var reply = await transport.CallAsync("ListClusters", "{}");

        Assert.Equal(["arn:aws:ecs:eu-central-1:123456789012:cluster/prod"], reply.Body.Texts("clusterArns"));
    }

    [Fact]
    public async Task UpdateService_Session_RestartsServiceOfRoleAccount()
    {
        var service = await RestartAsync(await CredentialsAsync());

        Assert.Equal($"arn:aws:ecs:eu-central-1:{Other}:service/shop/web", service.ServiceArn);
        Assert.Equal(1, Estate.At(Other, "eu-central-1").Observe("shop", "web").ForcedDeployments);
        Assert.Equal(
            [("AssumeRole", "123456789012", null), ("UpdateService", Other, "eu-central-1")],
            Estate.Log.Records.Select(record => (record.Action, record.AccountId, record.Region)));
    }

    private async Task<Service> RestartAsync(AWSCredentials credentials) =>
        (await Ecs(credentials).UpdateServiceAsync(new UpdateServiceRequest { Cluster = "shop", Service = "web", ForceNewDeployment = true })).Service;

    private async Task<IReadOnlyList<string>> ClustersAsync(AWSCredentials credentials, string region = "eu-central-1") =>
        (await Ecs(credentials, region).ListClustersAsync(new ListClustersRequest())).ClusterArns ?? [];
}
