using Amazon.Runtime;

namespace Amazon.Scheduler;

public partial class AmazonSchedulerClient
{
    public AmazonSchedulerClient()
        : base(new AmazonSchedulerConfig()) { }

    public AmazonSchedulerClient(RegionEndpoint region)
        : base(new AmazonSchedulerConfig { RegionEndpoint = region }) { }

    public AmazonSchedulerClient(AmazonSchedulerConfig config)
        : base(config) { }

    public AmazonSchedulerClient(AWSCredentials credentials)
        : base(credentials, new AmazonSchedulerConfig()) { }

    public AmazonSchedulerClient(AWSCredentials credentials, RegionEndpoint region)
        : base(credentials, new AmazonSchedulerConfig { RegionEndpoint = region }) { }

    public AmazonSchedulerClient(AWSCredentials credentials, AmazonSchedulerConfig clientConfig)
        : base(credentials, clientConfig) { }

    public AmazonSchedulerClient(string awsAccessKeyId, string awsSecretAccessKey)
        : base(awsAccessKeyId, awsSecretAccessKey, new AmazonSchedulerConfig()) { }

    public AmazonSchedulerClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region)
        : base(awsAccessKeyId, awsSecretAccessKey, new AmazonSchedulerConfig { RegionEndpoint = region }) { }

    public AmazonSchedulerClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonSchedulerConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, clientConfig) { }

    public AmazonSchedulerClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken)
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonSchedulerConfig()) { }

    public AmazonSchedulerClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region)
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonSchedulerConfig { RegionEndpoint = region }) { }

    public AmazonSchedulerClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonSchedulerConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, clientConfig) { }
}
