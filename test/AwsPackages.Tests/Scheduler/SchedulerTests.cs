using Amazon.Runtime;
using Amazon.Scheduler;
using AwsPackages.Tests.Support;

namespace AwsPackages.Tests.Scheduler;

/// <summary>A loopback server that replaces EventBridge Scheduler, and clients that call it.</summary>
public abstract class SchedulerTests : IDisposable
{
    protected const string SecretKey = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    protected LoopbackServer Server { get; } = new();

    protected AmazonSchedulerClient Client(int maxErrorRetry = 0, string? sessionToken = null)
    {
        var config = new AmazonSchedulerConfig
        {
            ServiceURL = Server.Address,
            AuthenticationRegion = "eu-central-1",
            MaxErrorRetry = maxErrorRetry,
        };
        return new AmazonSchedulerClient(
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
