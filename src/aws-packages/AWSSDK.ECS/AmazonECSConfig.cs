using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;
using AwsPackages;

namespace Amazon.ECS;

public partial class AmazonECSConfig : ClientConfig
{
    private const string EndpointPrefix = "ecs";

    public AmazonECSConfig()
        : base(ServiceDefaults.Provider)
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = EndpointPrefix;
        EndpointProvider = new RegionalEndpoints(EndpointPrefix);
    }

    public static new string ServiceId => "ECS";

    public override string RegionEndpointServiceName => EndpointPrefix;

    public override string ServiceVersion => "2014-11-13";

    public override string UserAgent => field ??= InternalSDKUtils.BuildUserAgentString(ServiceId, "4.0.20.2");

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        ServicePipeline.Endpoint(this, parameters);
}
