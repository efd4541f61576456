using Amazon.Runtime.Internal;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class DescribeServicesRequest : AmazonECSRequest, IWireRequest
{
    public string Cluster { get; set; }

    public List<string> Include { get; set; } = Absent.List<string>();

    public List<string> Services { get; set; } = Absent.List<string>();

    IRequest IWireRequest.Marshall() => Json("DescribeServices", json => json
        .Text("cluster", Cluster)
        .Texts("include", Include)
        .Texts("services", Services));
}
