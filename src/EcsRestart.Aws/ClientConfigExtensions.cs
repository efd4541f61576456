using Amazon;
using Amazon.Runtime;

namespace EcsRestart.Aws;

/// <summary>Whose account and which Region a client is for, and how it sends.</summary>
internal static class ClientConfigExtensions
{
    /// <param name="region">Overrides the Region that the AWS SDK finds.</param>
    /// <param name="profile">The profile to use of the AWS configuration files.</param>
    public static void Set(ClientConfig config, string? region, string? profile)
    {
        if (profile is not null)
            config.Profile = new Profile(profile);
        if (region is null)
            return;

        // With an endpoint of one's own the SDK signs for this one, not for the Region's endpoint.
        config.AuthenticationRegion = region;
        config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
    }

    /// <summary>Makes each call leave the process once: only this program knows which calls may be repeated.</summary>
    public static T SendOver<T>(this T config, AwsHttpClients httpClients)
        where T : ClientConfig
    {
        config.HttpClientFactory = httpClients;
        config.MaxErrorRetry = 0;

        // Below its retries Core resends up to ten times more after a connection breaks, whether or not the call arrived.
        config.MaxStaleConnectionRetries = 0;
        return config;
    }
}
