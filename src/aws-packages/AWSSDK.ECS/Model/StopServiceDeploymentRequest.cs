using Amazon.Runtime.Internal;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class StopServiceDeploymentRequest : AmazonECSRequest, IWireRequest
{
    public string ServiceDeploymentArn { get; set; }

    public StopServiceDeploymentStopType StopType { get; set; }

    IRequest IWireRequest.Marshall() => Json("StopServiceDeployment", json => json
        .Text("serviceDeploymentArn", ServiceDeploymentArn)
        .Text("stopType", StopType));
}
