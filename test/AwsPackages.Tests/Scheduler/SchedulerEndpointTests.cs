using Amazon;
using Amazon.Scheduler;
using Amazon.Scheduler.Model;
using AwsPackages.Tests.Support;

namespace AwsPackages.Tests.Scheduler;

[Collection(nameof(ProcessEnvironment))]
public sealed class SchedulerEndpointTests : SchedulerTests
{
    [Theory]
    [InlineData("eu-central-1", false, false, "https://scheduler.eu-central-1.amazonaws.com/")]
    [InlineData("us-east-1", true, false, "https://scheduler-fips.us-east-1.amazonaws.com/")]
    [InlineData("eu-central-1", false, true, "https://scheduler.eu-central-1.api.aws/")]
    [InlineData("cn-north-1", false, false, "https://scheduler.cn-north-1.amazonaws.com.cn/")]
    public void Endpoint_Region_FollowsRules(string region, bool fips, bool dualStack, string expected)
    {
        var config = new AmazonSchedulerConfig
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(region),
            IgnoreConfiguredEndpointUrls = true,
            UseFIPSEndpoint = fips,
            UseDualstackEndpoint = dualStack,
        };

        var endpoint = new AmazonSchedulerClient("key", "secret", config).DetermineServiceOperationEndpoint(new ListSchedulesRequest());

        Assert.Equal(expected, endpoint.URL);
    }

    [Fact]
    public async Task Endpoint_EnvironmentVariable_IsUsed()
    {
        using var environment = new ProcessEnvironment();
        environment.Set("AWS_ENDPOINT_URL", "http://127.0.0.1:1/");
        environment.Set("AWS_ENDPOINT_URL_SCHEDULER", Server.Address);
        Server.Answer(200, "{}");

        await new AmazonSchedulerClient("AKIDEXAMPLE", SecretKey, RegionEndpoint.EUWest3).ListSchedulesAsync(new());

        Assert.Equal("AKIDEXAMPLE", SignatureV4.Claimed(Server.Request).AccessKey);
    }
}
