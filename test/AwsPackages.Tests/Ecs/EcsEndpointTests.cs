using Amazon;
using Amazon.ECS;
using Amazon.ECS.Model;
using Amazon.Runtime;

namespace AwsPackages.Tests.Ecs;

public sealed class EcsEndpointTests
{
    [Theory]
    [InlineData("eu-central-1", false, false, "https://ecs.eu-central-1.amazonaws.com/")]
    [InlineData("us-east-1", true, false, "https://ecs-fips.us-east-1.amazonaws.com/")]
    [InlineData("eu-central-1", false, true, "https://ecs.eu-central-1.api.aws/")]
    [InlineData("us-gov-west-1", true, true, "https://ecs-fips.us-gov-west-1.api.aws/")]
    [InlineData("cn-north-1", false, false, "https://ecs.cn-north-1.amazonaws.com.cn/")]
    [InlineData("cn-north-1", false, true, "https://ecs.cn-north-1.api.amazonwebservices.com.cn/")]
    public void Endpoint_Region_FollowsRules(string region, bool fips, bool dualStack, string expected)
    {
        var config = new AmazonECSConfig
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(region),
            IgnoreConfiguredEndpointUrls = true,
            UseFIPSEndpoint = fips,
            UseDualstackEndpoint = dualStack,
        };

        Assert.Equal(expected, EndpointOf(config));
    }

    [Fact]
    public void Endpoint_CustomUrl_TakesPrecedence()
    {
        Assert.Equal("http://localhost:1234/", EndpointOf(new AmazonECSConfig { ServiceURL = "http://localhost:1234" }));
    }

    [Theory]
    [InlineData(true, false, "FIPS and custom endpoint")]
    [InlineData(false, true, "Dualstack and custom endpoint")]
    public void Endpoint_CustomUrlWithVariant_Throws(bool fips, bool dualStack, string reason)
    {
        var config = new AmazonECSConfig
        {
            ServiceURL = "http://localhost:1234",
            UseFIPSEndpoint = fips,
            UseDualstackEndpoint = dualStack,
        };

        var error = Assert.Throws<AmazonClientException>(() => EndpointOf(config));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    private static string EndpointOf(AmazonECSConfig config) =>
        new AmazonECSClient("key", "secret", config).DetermineServiceOperationEndpoint(new ListClustersRequest()).URL;
}
