using Amazon.DynamoDBv2;
using Amazon.Runtime;
using AwsPackages.Tests.Support;

namespace AwsPackages.Tests.DynamoDB;

/// <summary>A loopback server in the place of DynamoDB, and clients that call it.</summary>
public abstract class DynamoDBTests : IDisposable
{
    protected const string SecretKey = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    protected LoopbackServer Server { get; } = new();

    protected AmazonDynamoDBClient Client(int maxErrorRetry = 0) => new(
        new BasicAWSCredentials("AKIDEXAMPLE", SecretKey),
        new AmazonDynamoDBConfig { ServiceURL = Server.Address, AuthenticationRegion = "eu-central-1", MaxErrorRetry = maxErrorRetry });

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => Server.Dispose();
}
