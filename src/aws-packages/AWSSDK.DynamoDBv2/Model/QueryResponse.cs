using System.Text.Json;
using Amazon.Runtime;
using AwsPackages;

namespace Amazon.DynamoDBv2.Model;

public partial class QueryResponse : AmazonWebServiceResponse
{
    public int? Count { get; set; }

    public List<Dictionary<string, AttributeValue>> Items { get; set; } = Absent.List<Dictionary<string, AttributeValue>>();

    public Dictionary<string, AttributeValue> LastEvaluatedKey { get; set; } = AttributeMap.Absent();

    public int? ScannedCount { get; set; }

    internal static QueryResponse Read(JsonElement json) => new()
    {
        Count = json.Number("Count"),
        Items = json.List("Items", AttributeMap.Read),
        LastEvaluatedKey = json.Attributes("LastEvaluatedKey"),
        ScannedCount = json.Number("ScannedCount"),
    };
}
