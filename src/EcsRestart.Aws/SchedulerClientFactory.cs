using Amazon.Runtime;
using Amazon.Scheduler;

namespace EcsRestart.Aws;

/// <summary>Clients for EventBridge Scheduler that send each call once; <see cref="ScheduleStore"/> repeats those that failed.</summary>
public static class SchedulerClientFactory
{
    /// <summary>Credentials, Region and endpoint from the environment and the AWS configuration files, as the AWS SDK finds them.</summary>
    /// <param name="region">Overrides the Region found.</param>
    /// <param name="profile">The profile to use of the AWS configuration files.</param>
    /// <param name="endpoint">Overrides the Region's own.</param>
    /// <exception cref="AmazonClientException">There is no Region, or no such profile.</exception>
    public static IAmazonScheduler Create(string? region = null, string? profile = null, Uri? endpoint = null)
    {
        var config = NewConfig(AwsHttpClients.Shared);
        ClientConfigExtensions.Set(config, region, profile);
        if (endpoint is not null)
            config.ServiceURL = endpoint.ToString();
        return new AmazonSchedulerClient(config);
    }

    /// <summary>A client for an endpoint that checks no credentials.</summary>
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
