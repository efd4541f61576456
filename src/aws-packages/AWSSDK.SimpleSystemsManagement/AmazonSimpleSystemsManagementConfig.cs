using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;
using AwsPackages;

namespace Amazon.SimpleSystemsManagement;

public partial class AmazonSimpleSystemsManagementConfig : ClientConfig
{
    private const string EndpointPrefix = "ssm";

    public AmazonSimpleSystemsManagementConfig()
        : base(ServiceDefaults.Provider)
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = EndpointPrefix;
        EndpointProvider = new RegionalEndpoints(EndpointPrefix);
    }

    public static new string ServiceId => "SSM";

    public override string RegionEndpointServiceName => EndpointPrefix;

    public override string ServiceVersion => "2014-11-06";

    public override string UserAgent => field ??= InternalSDKUtils.BuildUserAgentString(ServiceId, "4.0.104.10");

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        ServicePipeline.Endpoint(this, parameters);
}
