using System.Text.Json;
using Amazon.Runtime;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class DescribeTaskDefinitionResponse : AmazonWebServiceResponse
{
    public List<Tag> Tags { get; set; } = Absent.List<Tag>();

    public TaskDefinition TaskDefinition { get; set; }

    internal static DescribeTaskDefinitionResponse Read(JsonElement json) => new()
    {
        Tags = json.List("tags", Tag.Read),
        TaskDefinition = json.Object("taskDefinition", TaskDefinition.Read),
    };
}
