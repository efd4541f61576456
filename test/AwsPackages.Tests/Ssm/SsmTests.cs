using Amazon.Runtime;
using Amazon.SimpleSystemsManagement;
using AwsPackages.Tests.Support;

namespace AwsPackages.Tests.Ssm;

/// <summary>A loopback server in the place of Parameter Store, and clients that call it.</summary>
public abstract class SsmTests : IDisposable
{
    protected const string SecretKey = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    protected LoopbackServer Server { get; } = new();

    protected AmazonSimpleSystemsManagementClient Client(int maxErrorRetry = 0) => new(
        new BasicAWSCredentials("AKIDEXAMPLE", SecretKey),
        new AmazonSimpleSystemsManagementConfig { ServiceURL = Server.Address, AuthenticationRegion = "eu-central-1", MaxErrorRetry = maxErrorRetry });

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => Server.Dispose();
}
