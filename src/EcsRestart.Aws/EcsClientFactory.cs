using Amazon.ECS;
using Amazon.Runtime;
using EcsRestart.Names;

namespace EcsRestart.Aws;

/// <summary>Clients for ECS that never call again by themselves: UpdateService is not idempotent, and the run paces its own calls.</summary>
public static class EcsClientFactory
{
    /// <summary>Credentials, Region and endpoint from the environment and the AWS configuration files, as the AWS SDK finds them.</summary>
    /// <param name="region">Overrides the Region found.</param>
    /// <param name="profile">The profile to use of the AWS configuration files.</param>
    /// <exception cref="AmazonClientException">There is no Region, or no such profile.</exception>
    public static IAmazonECS Create(string? region = null, string? profile = null)
    {
        var config = NewConfig(AwsHttpClients.Shared);
        ClientConfigExtensions.Set(config, region, profile);
        return new AmazonECSClient(config);
    }

    /// <summary>The same for what may live in another account or Region.</summary>
    /// <param name="roles">Where it finds the credentials of the home's role.</param>
    /// <inheritdoc cref="Create(string?, string?)"/>
    public static IAmazonECS Create(EcsLocation home, RoleSessions roles, string? region = null, string? profile = null)
    {
        if (roles.CredentialsFor(home) is not { } credentials)
            return Create(home.Region ?? region, profile);

        var config = NewConfig(AwsHttpClients.Shared);
        ClientConfigExtensions.Set(config, home.Region ?? region, profile);
        return new AmazonECSClient(credentials, config);
    }

    /// <summary>A client for an endpoint that checks no credentials.</summary>
    public static IAmazonECS CreateForSimulator(Uri endpoint, string region) => CreateForSimulator(endpoint, region, AwsHttpClients.Shared);

    /// <summary>The same for what may live in another account or Region.</summary>
    public static IAmazonECS CreateForSimulator(EcsLocation home, RoleSessions roles, Uri endpoint, string region) =>
        CreateForSimulator(endpoint, home.Region ?? region, AwsHttpClients.Shared, roles.CredentialsFor(home));

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
