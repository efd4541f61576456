using Amazon.Runtime.Internal;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class ListServicesRequest : AmazonECSRequest, IWireRequest
{
    public string Cluster { get; set; }

    public LaunchType LaunchType { get; set; }

    public int? MaxResults { get; set; }

    public string NextToken { get; set; }

    public SchedulingStrategy SchedulingStrategy { get; set; }

    IRequest IWireRequest.Marshall() => Json("ListServices", json => json
        .Text("cluster", Cluster)
        .Text("launchType", LaunchType)
        .Number("maxResults", MaxResults)
        .Text("nextToken", NextToken)
        .Text("schedulingStrategy", SchedulingStrategy));
}
