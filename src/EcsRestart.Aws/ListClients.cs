using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.SimpleSystemsManagement;

namespace EcsRestart.Aws;

/// <summary>Creates the clients for Parameter Store and DynamoDB, which store lists, on first use. The clients never retry.</summary>
public sealed record ListClients(Func<IAmazonSimpleSystemsManagement> Parameters, Func<IAmazonDynamoDB> Tables)
{
    /// <summary>Creates clients with the default credentials, Region and endpoints of the AWS SDK.</summary>
    /// <param name="region">Overrides the default Region.</param>
    /// <param name="profile">The profile in the AWS configuration files.</param>
    /// <param name="endpoint">Overrides the default endpoint of the Region.</param>
    public static ListClients Create(string? region = null, string? profile = null, Uri? endpoint = null) => new(
        () => new AmazonSimpleSystemsManagementClient(OfAccount(new AmazonSimpleSystemsManagementConfig(), region, profile, endpoint)),
        () => new AmazonDynamoDBClient(OfAccount(new AmazonDynamoDBConfig(), region, profile, endpoint)));

    /// <summary>Creates clients for an endpoint that does not check credentials.</summary>
    public static ListClients CreateForSimulator(Uri endpoint, string region) => CreateForSimulator(endpoint, region, AwsHttpClients.Shared);

    internal static ListClients CreateForSimulator(Uri endpoint, string region, AwsHttpClients httpClients)
    {
        var credentials = new BasicAWSCredentials("simulator", "simulator");
        return new(
            () => new AmazonSimpleSystemsManagementClient(
                credentials, OfSimulator(new AmazonSimpleSystemsManagementConfig(), endpoint, region).SendOver(httpClients)),
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
