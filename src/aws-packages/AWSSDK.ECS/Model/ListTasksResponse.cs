using System.Text.Json;
using Amazon.Runtime;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class ListTasksResponse : AmazonWebServiceResponse
{
    public string NextToken { get; set; }

    public List<string> TaskArns { get; set; } = Absent.List<string>();

    internal static ListTasksResponse Read(JsonElement json) => new()
    {
        NextToken = json.Text("nextToken"),
        TaskArns = json.Texts("taskArns"),
    };
}
