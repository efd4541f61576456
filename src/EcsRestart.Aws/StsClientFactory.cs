using Amazon.Runtime;
using Amazon.SecurityToken;

namespace EcsRestart.Aws;

/// <summary>Creates clients for AWS STS that never retry; the run retries the ECS call that needed the session.</summary>
public static class StsClientFactory
{
    /// <inheritdoc cref="EcsClientFactory.Create(string?, string?)"/>
    public static IAmazonSecurityTokenService Create(string? region = null, string? profile = null)
    {
        var config = NewConfig(AwsHttpClients.Shared);
        ClientConfigExtensions.Set(config, region, profile);
        return new AmazonSecurityTokenServiceClient(config);
    }

    /// <summary>Creates a client for an endpoint that does not check credentials.</summary>
    public static IAmazonSecurityTokenService CreateForSimulator(Uri endpoint, string region) =>
        CreateForSimulator(endpoint, region, AwsHttpClients.Shared);

    internal static IAmazonSecurityTokenService CreateForSimulator(Uri endpoint, string region, AwsHttpClients httpClients)
    {
        var config = NewConfig(httpClients);
        config.ServiceURL = endpoint.ToString();
        config.AuthenticationRegion = region;
        return new AmazonSecurityTokenServiceClient(new BasicAWSCredentials("simulator", "simulator"), config);
    }

    private static AmazonSecurityTokenServiceConfig NewConfig(AwsHttpClients httpClients) =>
        new AmazonSecurityTokenServiceConfig().SendOver(httpClients);
}
