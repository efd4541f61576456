using Amazon.Runtime;
using Amazon.SecurityToken;

namespace EcsRestart.Aws;

/// <summary>Clients for AWS STS. They may call again by themselves: a second session does no harm.</summary>
public static class SecurityTokenClient
{
    /// <inheritdoc cref="EcsClient.Create(string?, string?)"/>
    public static IAmazonSecurityTokenService Create(string? region = null, string? profile = null)
    {
        var config = new AmazonSecurityTokenServiceConfig();
        AccountConfig.Set(config, region, profile);
        return new AmazonSecurityTokenServiceClient(config);
    }

    /// <summary>A client for an endpoint that checks no credentials.</summary>
    public static IAmazonSecurityTokenService CreateForSimulator(Uri endpoint, string region)
    {
        var config = new AmazonSecurityTokenServiceConfig { ServiceURL = endpoint.ToString(), AuthenticationRegion = region };
        return new AmazonSecurityTokenServiceClient(new BasicAWSCredentials("simulator", "simulator"), config);
    }
}
