using System.Text.Json;
using Amazon.Runtime;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class DescribeServiceDeploymentsResponse : AmazonWebServiceResponse
{
    public List<Failure> Failures { get; set; } = Absent.List<Failure>();

    public List<ServiceDeployment> ServiceDeployments { get; set; } = Absent.List<ServiceDeployment>();

    internal static DescribeServiceDeploymentsResponse Read(JsonElement json) => new()
    {
        Failures = json.List("failures", Failure.Read),
        ServiceDeployments = json.List("serviceDeployments", ServiceDeployment.Read),
    };
}
