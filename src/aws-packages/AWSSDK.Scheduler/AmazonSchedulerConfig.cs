using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;
using AwsPackages;

namespace Amazon.Scheduler;

public partial class AmazonSchedulerConfig : ClientConfig
{
    private const string EndpointPrefix = "scheduler";

    public AmazonSchedulerConfig()
        : base(ServiceDefaults.Provider)
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = EndpointPrefix;
        EndpointProvider = new RegionalEndpoints(EndpointPrefix);
    }

    public static new string ServiceId => "Scheduler";

    public override string RegionEndpointServiceName => EndpointPrefix;

    public override string ServiceVersion => "2021-06-30";

    public override string UserAgent => field ??= InternalSDKUtils.BuildUserAgentString(ServiceId, "4.0.2.3");

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        ServicePipeline.Endpoint(this, parameters);
}
