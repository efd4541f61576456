using Amazon.Runtime.Internal;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class UpdateServiceRequest : AmazonECSRequest, IWireRequest
{
    public string Cluster { get; set; }

    public bool? ForceNewDeployment { get; set; }

    public string Service { get; set; }

    IRequest IWireRequest.Marshall() => Json("UpdateService", json => json
        .Text("cluster", Cluster)
        .Flag("forceNewDeployment", ForceNewDeployment)
        .Text("service", Service));
}
