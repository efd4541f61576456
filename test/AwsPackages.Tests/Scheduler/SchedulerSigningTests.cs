using AwsPackages.Tests.Support;

namespace AwsPackages.Tests.Scheduler;

public sealed class SchedulerSigningTests : SchedulerTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("token/of+session==")]
    public async Task Delete_Signature_CoversPathAndQuery(string? sessionToken)
    {
        Server.Answer(200, "");

        await Client(sessionToken: sessionToken).DeleteScheduleAsync(new() { Name = "a b+c~é", GroupName = "x&y=z", ClientToken = "t+1" });

        AssertSigned();
        Assert.Equal(sessionToken ?? "", Server.Request.Header("x-amz-security-token"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("token/of+session==")]
    public async Task Get_Signature_CoversQuery(string? sessionToken)
    {
        Server.Answer(200, "{}");

        await Client(sessionToken: sessionToken).ListSchedulesAsync(new() { NamePrefix = "n i", NextToken = "a+b/c==", MaxResults = 9 });

        AssertSigned();
    }

    [Fact]
    public async Task Put_Signature_CoversBody()
    {
        Server.Answer(200, "{}");

        await Client().UpdateScheduleAsync(new() { Name = "nightly", Description = "Jede Nacht um fünf" });

        AssertSigned();
    }

    private void AssertSigned()
    {
        var claimed = SignatureV4.Claimed(Server.Request);
        Assert.EndsWith("/eu-central-1/scheduler/aws4_request", claimed.Scope, StringComparison.Ordinal);
        Assert.Equal(claimed, claimed.Recomputed(Server.Request, SecretKey));
    }
}
