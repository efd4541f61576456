using System.Text.Json;
using Amazon.Runtime;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class ListServicesResponse : AmazonWebServiceResponse
{
    public string NextToken { get; set; }

    public List<string> ServiceArns { get; set; } = Absent.List<string>();

    internal static ListServicesResponse Read(JsonElement json) => new()
    {
        NextToken = json.Text("nextToken"),
        ServiceArns = json.Texts("serviceArns"),
    };
}
