using Amazon.ECS;
using Amazon.Runtime;
using EcsRestart.Names;

namespace EcsRestart.Aws;

/// <summary>Creates clients for ECS that never retry: UpdateService is not idempotent, and the run paces its own calls.</summary>
public static class EcsClientFactory
{
    /// <summary>Creates a client with the default credentials, Region and endpoint of the AWS SDK.</summary>
    /// <param name="region">Overrides the default Region.</param>
    /// <param name="profile">The profile in the AWS configuration files.</param>
    /// <exception cref="AmazonClientException">No Region is configured, or the profile does not exist.</exception>
    public static IAmazonECS Create(string? region = null, string? profile = null)
    {
        var config = NewConfig(AwsHttpClients.Shared);
        ClientConfigExtensions.Set(config, region, profile);
        return new AmazonECSClient(config);
    }

    /// <summary>Creates a client for a location, which may be in another account or Region.</summary>
    /// <param name="roles">Provides the credentials for the role of the location.</param>
    /// <inheritdoc cref="Create(string?, string?)"/>
    public static IAmazonECS Create(EcsLocation location, RoleSessions roles, string? region = null, string? profile = null)
    {
        if (roles.CredentialsFor(location) is not { } credentials)
            return Create(location.Region ?? region, profile);

        var config = NewConfig(AwsHttpClients.Shared);
        ClientConfigExtensions.Set(config, location.Region ?? region, profile);
        return new AmazonECSClient(credentials, config);
    }

    /// <summary>Creates a client for an endpoint that does not check credentials.</summary>
    public static IAmazonECS CreateForSimulator(Uri endpoint, string region) => CreateForSimulator(endpoint, region, AwsHttpClients.Shared);

    /// <summary>Creates a client for a location, which may be in another account or Region.</summary>
    public static IAmazonECS CreateForSimulator(EcsLocation location, RoleSessions roles, Uri endpoint, string region) =>
        CreateForSimulator(endpoint, location.Region ?? region, AwsHttpClients.Shared, roles.CredentialsFor(location));

    internal static IAmazonECS CreateForSimulator(
        Uri endpoint, string region, AwsHttpClients httpClients, AWSCredentials? credentials = null)
    {
        var config = NewConfig(httpClients);
        config.ServiceURL = endpoint.ToString();
        config.AuthenticationRegion = region;
        return new AmazonECSClient(credentials ?? new BasicAWSCredentials("simulator", "simulator"), config);
    }

    private static AmazonECSConfig NewConfig(AwsHttpClients httpClients) => new AmazonECSConfig().SendOver(httpClients);
}
