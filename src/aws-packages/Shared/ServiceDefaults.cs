using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace AwsPackages;

/// <summary>The defaults shared by all service clients. The modes differ only in their timeouts.</summary>
internal static class ServiceDefaults
{
    public static DefaultConfigurationProvider Provider => new(
    [
        Mode(DefaultConfigurationMode.Standard, connectSeconds: 3.1),
        Mode(DefaultConfigurationMode.InRegion, connectSeconds: 1.1),
        Mode(DefaultConfigurationMode.CrossRegion, connectSeconds: 3.1),
        Mode(DefaultConfigurationMode.Mobile, connectSeconds: 30),
        Mode(DefaultConfigurationMode.Auto, connectSeconds: 1.1),
    ]);

    private static DefaultConfiguration Mode(DefaultConfigurationMode mode, double connectSeconds) => new()
    {
        Name = mode,
        RetryMode = RequestRetryMode.Standard,
        S3UsEast1RegionalEndpoint = S3UsEast1RegionalEndpointValue.Regional,
        ConnectTimeout = TimeSpan.FromSeconds(connectSeconds),
        TlsNegotiationTimeout = TimeSpan.FromSeconds(connectSeconds),
    };
}
