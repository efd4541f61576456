using System.Text.Json;
using Amazon.Runtime;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class StopServiceDeploymentResponse : AmazonWebServiceResponse
{
    public string ServiceDeploymentArn { get; set; }

    internal static StopServiceDeploymentResponse Read(JsonElement json) => new()
    {
        ServiceDeploymentArn = json.Text("serviceDeploymentArn"),
    };
}
