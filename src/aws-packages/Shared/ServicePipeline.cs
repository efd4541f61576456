using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;

namespace AwsPackages;

internal static class ServicePipeline
{
    /// <summary>Adds the marshaller, the authentication scheme and the endpoint, in this order: signing requires the other two.</summary>
    public static void Customize(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new RegionalEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new SigV4Auth());
    }

    /// <summary>Returns the endpoint for a request with this configuration.</summary>
    public static Endpoint Endpoint(ClientConfig config, ServiceOperationEndpointParameters parameters)
    {
        var request = new RequestContext(false)
        {
            ClientConfig = config,
            OriginalRequest = parameters.Request,
            Request = new DefaultRequest(parameters.Request, config.ServiceId) { AlternateEndpoint = parameters.AlternateEndpoint },
        };
        var execution = new Amazon.Runtime.Internal.ExecutionContext(request, responseContext: null);
        return new RegionalEndpointResolver().GetEndpoint(execution);
    }
}
