using Amazon;
using Amazon.Runtime;

namespace EcsRestart.Aws;

/// <summary>Sets the Region, the profile and the HTTP client of an AWS client.</summary>
internal static class ClientConfigExtensions
{
    /// <param name="region">Overrides the Region that the AWS SDK finds.</param>
    /// <param name="profile">The profile in the AWS configuration files.</param>
    public static void Set(ClientConfig config, string? region, string? profile)
    {
        if (profile is not null)
            config.Profile = new Profile(profile);
        if (region is null)
            return;

        // With a custom endpoint, the SDK signs for this Region.
        config.AuthenticationRegion = region;
        config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
    }

    /// <summary>Sends each call only once: only the caller knows which calls can be retried safely.</summary>
    public static T SendOver<T>(this T config, AwsHttpClients httpClients)
        where T : ClientConfig
    {
        config.HttpClientFactory = httpClients;
        config.MaxErrorRetry = 0;

        // In addition to retries, AWSSDK.Core resends up to 10 times after a broken connection, even if the call arrived.
        config.MaxStaleConnectionRetries = 0;
        return config;
    }
}
