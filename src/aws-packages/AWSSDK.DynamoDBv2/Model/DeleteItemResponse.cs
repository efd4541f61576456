using System.Text.Json;
using Amazon.Runtime;

namespace Amazon.DynamoDBv2.Model;

public partial class DeleteItemResponse : AmazonWebServiceResponse
{
    public Dictionary<string, AttributeValue> Attributes { get; set; } = AttributeMap.Absent();

    internal static DeleteItemResponse Read(JsonElement json) => new()
    {
        Attributes = json.Attributes("Attributes"),
    };
}
