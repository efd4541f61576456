using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util;

namespace AwsPackages;

/// <summary>Sets the parameters of the endpoint rules from the configuration of the client.</summary>
internal sealed class RegionalEndpointResolver : BaseEndpointResolver
{
    protected override void ServiceSpecificHandler(IExecutionContext executionContext, EndpointParameters parameters) =>
        InjectHostPrefix(executionContext.RequestContext);

    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext)
    {
        var config = requestContext.ClientConfig;
        return new EndpointParameters
        {
            ["Region"] = requestContext.Request.AlternateEndpoint?.SystemName ?? Region(config),
            ["UseDualStack"] = config.UseDualstackEndpoint,
            ["UseFIPS"] = config.UseFIPSEndpoint,
            ["Endpoint"] = config.ServiceURL,
        };
    }

    private static string Region(IClientConfig config) => config switch
    {
        { RegionEndpoint: { } region } => region.SystemName,
        { ServiceURL: { Length: > 0 } url } => config.AuthenticationRegion ?? AWSSDKUtils.DetermineRegion(url),
        _ => null,
    };
}
