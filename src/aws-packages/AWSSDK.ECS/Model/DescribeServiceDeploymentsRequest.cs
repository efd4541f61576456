using Amazon.Runtime.Internal;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class DescribeServiceDeploymentsRequest : AmazonECSRequest, IWireRequest
{
    public List<string> ServiceDeploymentArns { get; set; } = Absent.List<string>();

    IRequest IWireRequest.Marshall() => Json("DescribeServiceDeployments", json => json
        .Texts("serviceDeploymentArns", ServiceDeploymentArns));
}
