using System.Text.Json;
using Amazon.Runtime;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class ListServiceDeploymentsResponse : AmazonWebServiceResponse
{
    public string NextToken { get; set; }

    public List<ServiceDeploymentBrief> ServiceDeployments { get; set; } = Absent.List<ServiceDeploymentBrief>();

    internal static ListServiceDeploymentsResponse Read(JsonElement json) => new()
    {
        NextToken = json.Text("nextToken"),
        ServiceDeployments = json.List("serviceDeployments", ServiceDeploymentBrief.Read),
    };
}
