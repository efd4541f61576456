using Amazon.Runtime.Internal;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class ListTasksRequest : AmazonECSRequest, IWireRequest
{
    public string Cluster { get; set; }

    public DesiredStatus DesiredStatus { get; set; }

    public string Family { get; set; }

    public LaunchType LaunchType { get; set; }

    public int? MaxResults { get; set; }

    public string NextToken { get; set; }

    public string ServiceName { get; set; }

    public string StartedBy { get; set; }

    IRequest IWireRequest.Marshall() => Json("ListTasks", json => json
        .Text("cluster", Cluster)
        .Text("desiredStatus", DesiredStatus)
        .Text("family", Family)
        .Text("launchType", LaunchType)
        .Number("maxResults", MaxResults)
        .Text("nextToken", NextToken)
        .Text("serviceName", ServiceName)
        .Text("startedBy", StartedBy));
}
