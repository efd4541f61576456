using Amazon;
using Amazon.Runtime;

namespace EcsRestart.Aws;

/// <summary>Whose account and which Region a client is for.</summary>
internal static class AccountConfig
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
}
