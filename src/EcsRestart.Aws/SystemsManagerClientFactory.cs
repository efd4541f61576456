using Amazon.Runtime;
using Amazon.SimpleSystemsManagement;

namespace EcsRestart.Aws;

/// <summary>Clients for AWS Systems Manager that send each call once.</summary>
public static class SystemsManagerClientFactory
{
    /// <summary>Credentials, Region and endpoint from the environment and the AWS configuration files, as the AWS SDK finds them.</summary>
    /// <param name="region">Overrides the Region that the AWS SDK finds.</param>
    /// <param name="profile">The profile to use of the AWS configuration files.</param>
    /// <param name="endpoint">Overrides the endpoint of the Region.</param>
    /// <exception cref="AmazonClientException">There is no Region, or no such profile.</exception>
    public static IAmazonSimpleSystemsManagement Create(string? region = null, string? profile = null, Uri? endpoint = null)
    {
        var config = NewConfig(AwsHttpClients.Shared);
        ClientConfigExtensions.Set(config, region, profile);
        if (endpoint is not null)
            config.ServiceURL = endpoint.ToString();
        return new AmazonSimpleSystemsManagementClient(config);
    }

    /// <summary>A client for an endpoint that checks no credentials.</summary>
    public static IAmazonSimpleSystemsManagement CreateForSimulator(Uri endpoint, string region) => CreateForSimulator(endpoint, region, AwsHttpClients.Shared);

    internal static IAmazonSimpleSystemsManagement CreateForSimulator(Uri endpoint, string region, AwsHttpClients httpClients)
    {
        var config = NewConfig(httpClients);
        config.ServiceURL = endpoint.ToString();
        config.AuthenticationRegion = region;
        return new AmazonSimpleSystemsManagementClient(new BasicAWSCredentials("simulator", "simulator"), config);
    }

    private static AmazonSimpleSystemsManagementConfig NewConfig(AwsHttpClients httpClients) => new AmazonSimpleSystemsManagementConfig().SendOver(httpClients);
}
