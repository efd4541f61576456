using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;
using AwsPackages;

namespace Amazon.DynamoDBv2;

public partial class AmazonDynamoDBConfig : ClientConfig
{
    private const string EndpointPrefix = "dynamodb";

    public AmazonDynamoDBConfig()
        : base(ServiceDefaults.Provider)
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = EndpointPrefix;
        EndpointProvider = new RegionalEndpoints(EndpointPrefix);
    }

    public static new string ServiceId => "DynamoDB";

    public override string RegionEndpointServiceName => EndpointPrefix;

    public override string ServiceVersion => "2012-08-10";

    public override string UserAgent => field ??= InternalSDKUtils.BuildUserAgentString(ServiceId, "4.0.110.1");

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        ServicePipeline.Endpoint(this, parameters);
}
