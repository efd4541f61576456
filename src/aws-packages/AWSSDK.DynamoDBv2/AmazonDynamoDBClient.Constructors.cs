using Amazon.Runtime;

namespace Amazon.DynamoDBv2;

public partial class AmazonDynamoDBClient
{
    public AmazonDynamoDBClient()
        : base(new AmazonDynamoDBConfig()) { }

    public AmazonDynamoDBClient(RegionEndpoint region)
        : base(new AmazonDynamoDBConfig { RegionEndpoint = region }) { }

    public AmazonDynamoDBClient(AmazonDynamoDBConfig config)
        : base(config) { }

    public AmazonDynamoDBClient(AWSCredentials credentials)
        : base(credentials, new AmazonDynamoDBConfig()) { }

    public AmazonDynamoDBClient(AWSCredentials credentials, RegionEndpoint region)
        : base(credentials, new AmazonDynamoDBConfig { RegionEndpoint = region }) { }

    public AmazonDynamoDBClient(AWSCredentials credentials, AmazonDynamoDBConfig clientConfig)
        : base(credentials, clientConfig) { }

    public AmazonDynamoDBClient(string awsAccessKeyId, string awsSecretAccessKey)
        : base(awsAccessKeyId, awsSecretAccessKey, new AmazonDynamoDBConfig()) { }

    public AmazonDynamoDBClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region)
        : base(awsAccessKeyId, awsSecretAccessKey, new AmazonDynamoDBConfig { RegionEndpoint = region }) { }

    public AmazonDynamoDBClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonDynamoDBConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, clientConfig) { }

    public AmazonDynamoDBClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken)
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonDynamoDBConfig()) { }

    public AmazonDynamoDBClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region)
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonDynamoDBConfig { RegionEndpoint = region }) { }

    public AmazonDynamoDBClient(
        string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonDynamoDBConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, clientConfig) { }
}
