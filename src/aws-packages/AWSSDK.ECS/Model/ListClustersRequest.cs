using Amazon.Runtime.Internal;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class ListClustersRequest : AmazonECSRequest, IWireRequest
{
    public int? MaxResults { get; set; }

    public string NextToken { get; set; }

    IRequest IWireRequest.Marshall() => Json("ListClusters", json => json
        .Number("maxResults", MaxResults)
        .Text("nextToken", NextToken));
}
