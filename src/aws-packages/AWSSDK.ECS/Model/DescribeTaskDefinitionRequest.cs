using Amazon.Runtime.Internal;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class DescribeTaskDefinitionRequest : AmazonECSRequest, IWireRequest
{
    public List<string> Include { get; set; } = Absent.List<string>();

    public string TaskDefinition { get; set; }

    IRequest IWireRequest.Marshall() => Json("DescribeTaskDefinition", json => json
        .Texts("include", Include)
        .Text("taskDefinition", TaskDefinition));
}
