using Amazon.Runtime;
using Amazon.Scheduler;

namespace EcsRestart.Aws;

/// <summary>Creates clients for EventBridge Scheduler that never retry; <see cref="ScheduleStore"/> retries failed calls.</summary>
public static class SchedulerClientFactory
{
    /// <summary>Creates a client with the default credentials, Region and endpoint of the AWS SDK.</summary>
    /// <param name="region">Overrides the default Region.</param>
    /// <param name="profile">The profile in the AWS configuration files.</param>
    /// <param name="endpoint">Overrides the default endpoint of the Region.</param>
    /// <exception cref="AmazonClientException">No Region is configured, or the profile does not exist.</exception>
    public static IAmazonScheduler Create(string? region = null, string? profile = null, Uri? endpoint = null)
    {
        var config = NewConfig(AwsHttpClients.Shared);
        ClientConfigExtensions.Set(config, region, profile);
        if (endpoint is not null)
            config.ServiceURL = endpoint.ToString();
        return new AmazonSchedulerClient(config);
    }

    /// <summary>Creates a client for an endpoint that does not check credentials.</summary>
    public static IAmazonScheduler CreateForSimulator(Uri endpoint, string region) => CreateForSimulator(endpoint, region, AwsHttpClients.Shared);

    internal static IAmazonScheduler CreateForSimulator(Uri endpoint, string region, AwsHttpClients httpClients)
    {
        var config = NewConfig(httpClients);
        config.ServiceURL = endpoint.ToString();
        config.AuthenticationRegion = region;
        return new AmazonSchedulerClient(new BasicAWSCredentials("simulator", "simulator"), config);
    }

    private static AmazonSchedulerConfig NewConfig(AwsHttpClients httpClients) => new AmazonSchedulerConfig().SendOver(httpClients);
}
