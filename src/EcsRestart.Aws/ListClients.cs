using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.SimpleSystemsManagement;

namespace EcsRestart.Aws;

/// <summary>Makes the clients of the services that keep lists, Parameter Store and DynamoDB, each when it is first needed. They send each call once.</summary>
public sealed record ListClients(Func<IAmazonSimpleSystemsManagement> Parameters, Func<IAmazonDynamoDB> Tables)
{
    /// <summary>Credentials, Region and endpoints from the environment and the AWS configuration files, as the AWS SDK finds them.</summary>
    /// <param name="region">Overrides the Region found.</param>
    /// <param name="profile">The profile to use of the AWS configuration files.</param>
    /// <param name="endpoint">Overrides the Region's own.</param>
    public static ListClients Create(string? region = null, string? profile = null, Uri? endpoint = null) => new(
        () => SystemsManagerClientFactory.Create(region, profile, endpoint),
        () => new AmazonDynamoDBClient(OfAccount(new AmazonDynamoDBConfig(), region, profile, endpoint)));

    /// <summary>Clients for an endpoint that checks no credentials.</summary>
    public static ListClients CreateForSimulator(Uri endpoint, string region) => CreateForSimulator(endpoint, region, AwsHttpClients.Shared);

    internal static ListClients CreateForSimulator(Uri endpoint, string region, AwsHttpClients httpClients)
    {
        var credentials = new BasicAWSCredentials("simulator", "simulator");
        return new(
            () => SystemsManagerClientFactory.CreateForSimulator(endpoint, region, httpClients),
            () => new AmazonDynamoDBClient(credentials, OfSimulator(new AmazonDynamoDBConfig(), endpoint, region).SendOver(httpClients)));
    }

    private static T OfAccount<T>(T config, string? region, string? profile, Uri? endpoint)
        where T : ClientConfig
    {
        ClientConfigExtensions.Set(config, region, profile);
        if (endpoint is not null)
            config.ServiceURL = endpoint.ToString();
        return config.SendOver(AwsHttpClients.Shared);
    }

    private static T OfSimulator<T>(T config, Uri endpoint, string region)
        where T : ClientConfig
    {
        config.ServiceURL = endpoint.ToString();
        config.AuthenticationRegion = region;
        return config;
    }
}
