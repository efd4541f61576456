using AwsPackages.Tests.Support;

namespace AwsPackages.Tests.Ecs;

public sealed class EcsSigningTests : EcsTests
{
    [Fact]
    public async Task Post_Signature_MatchesRules()
    {
        Server.Answer(200, "{}");

        await Client().ListTasksAsync(new() { Cluster = "prød", StartedBy = "ecs-svc/1" });

        var claimed = SignatureV4.Claimed(Server.Request);
        Assert.Equal("AKIDEXAMPLE", claimed.AccessKey);
        Assert.EndsWith("/eu-central-1/ecs/aws4_request", claimed.Scope, StringComparison.Ordinal);
        Assert.Contains("x-amz-target", claimed.SignedHeaders.Split(';'), StringComparer.Ordinal);
        Assert.Equal(claimed, claimed.Recomputed(Server.Request, SecretKey));
    }

    [Fact]
    public async Task Post_SessionToken_SendsAndSignsToken()
    {
        Server.Answer(200, "{}");

        await Client(sessionToken: "token/of+session==").ListClustersAsync(new());

        var claimed = SignatureV4.Claimed(Server.Request);
        Assert.Equal("token/of+session==", Server.Request.Header("x-amz-security-token"));
        Assert.Contains("x-amz-security-token", claimed.SignedHeaders.Split(';'), StringComparer.Ordinal);
        Assert.Equal(claimed, claimed.Recomputed(Server.Request, SecretKey));
    }

    [Fact]
    public async Task Retry_Signature_IsRenewed()
    {
        Server.Answer(500, """{"__type":"ServerException"}""");
        Server.Answer(200, "{}");

        await Client(maxErrorRetry: 1).ListClustersAsync(new());

        Assert.Collection(
            Server.Requests,
            first => Assert.Equal("attempt=1; max=2", first.Header("amz-sdk-request")),
            second => Assert.Equal("attempt=2; max=2", second.Header("amz-sdk-request")));
        Assert.All(Server.Requests, request =>
        {
            var claimed = SignatureV4.Claimed(request);
            Assert.Equal(claimed, claimed.Recomputed(request, SecretKey));
        });
    }
}
