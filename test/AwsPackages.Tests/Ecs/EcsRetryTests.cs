using Amazon.ECS;
using Amazon.ECS.Model;

namespace AwsPackages.Tests.Ecs;

public sealed class EcsRetryTests : EcsTests
{
    [Theory]
    [InlineData(500, "ServerException")]
    [InlineData(400, "ThrottlingException")]
    public async System.Threading.Tasks.Task Call_TransientError_RetriesWithSameInvocationId(int status, string code)
    {
        Server.Answer(status, $$"""{"__type":"{{code}}","message":"later"}""");
        Server.Answer(200, """{"clusterArns":["arn:prod"]}""");

        var response = await Client(maxErrorRetry: 1).ListClustersAsync(new());

        Assert.Equal(["arn:prod"], response.ClusterArns);
        Assert.Equal(2, Server.Requests.Count);
        Assert.Single(Server.Requests.Select(request => request.Header("amz-sdk-invocation-id")).Distinct(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(500, "ServerException")]
    [InlineData(503, "ServiceUnavailable")]
    [InlineData(400, "ThrottlingException")]
    public async System.Threading.Tasks.Task Call_NoRetries_IsSentOnce(int status, string code)
    {
        Server.Answer(status, $$"""{"__type":"{{code}}"}""");
        Server.Answer(200, "{}");

        var error = await Assert.ThrowsAnyAsync<AmazonECSException>(() => Client(maxErrorRetry: 0).UpdateServiceAsync(new()));

        Assert.Equal((status, code), ((int)error.StatusCode, error.ErrorCode));
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async System.Threading.Tasks.Task Call_PermanentError_IsNotRetried()
    {
        Server.Answer(400, """{"__type":"InvalidParameterException","message":"no"}""");
        Server.Answer(200, "{}");

        await Assert.ThrowsAsync<InvalidParameterException>(() => Client(maxErrorRetry: 2).ListClustersAsync(new()));

        Assert.Single(Server.Requests);
    }
}
