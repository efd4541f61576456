using System.Text.Json;
using Amazon.Runtime;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class ListClustersResponse : AmazonWebServiceResponse
{
    public List<string> ClusterArns { get; set; } = Absent.List<string>();

    public string NextToken { get; set; }

    internal static ListClustersResponse Read(JsonElement json) => new()
    {
        ClusterArns = json.Texts("clusterArns"),
        NextToken = json.Text("nextToken"),
    };
}
