using Amazon.ECS;
using Amazon.Runtime;
using AwsPackages.Tests.Support;

namespace AwsPackages.Tests.Ecs;

/// <summary>A loopback server that replaces Amazon ECS, and clients that call it.</summary>
public abstract class EcsTests : IDisposable
{
    protected const string SecretKey = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    protected LoopbackServer Server { get; } = new();

    protected AmazonECSClient Client(int maxErrorRetry = 0, string? sessionToken = null)
    {
        var config = new AmazonECSConfig
        {
            ServiceURL = Server.Address,
            AuthenticationRegion = "eu-central-1",
            MaxErrorRetry = maxErrorRetry,
        };
        return new AmazonECSClient(
            sessionToken is null ? new BasicAWSCredentials("AKIDEXAMPLE", SecretKey)
                : new SessionAWSCredentials("AKIDEXAMPLE", SecretKey, sessionToken),
            config);
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => Server.Dispose();
}
