using Amazon.Runtime.Internal;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class ListServiceDeploymentsRequest : AmazonECSRequest, IWireRequest
{
    public string Cluster { get; set; }

    public CreatedAt CreatedAt { get; set; }

    public int? MaxResults { get; set; }

    public string NextToken { get; set; }

    public string Service { get; set; }

    public List<string> Status { get; set; } = Absent.List<string>();

    IRequest IWireRequest.Marshall() => Json("ListServiceDeployments", json => json
        .Text("cluster", Cluster)
        .Object("createdAt", CreatedAt, Model.CreatedAt.Write)
        .Number("maxResults", MaxResults)
        .Text("nextToken", NextToken)
        .Text("service", Service)
        .Texts("status", Status));
}
