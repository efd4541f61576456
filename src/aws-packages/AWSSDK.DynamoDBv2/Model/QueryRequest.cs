using Amazon.Runtime.Internal;
using AwsPackages;

namespace Amazon.DynamoDBv2.Model;

public partial class QueryRequest : AmazonDynamoDBRequest, IWireRequest
{
    public QueryRequest() { }

    public QueryRequest(string tableName) => TableName = tableName;

    public bool? ConsistentRead { get; set; }

    public Dictionary<string, AttributeValue> ExclusiveStartKey { get; set; } = AttributeMap.Absent();

    public Dictionary<string, string> ExpressionAttributeNames { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public Dictionary<string, AttributeValue> ExpressionAttributeValues { get; set; } = AttributeMap.Absent();

    public string KeyConditionExpression { get; set; }

    public int? Limit { get; set; }

    public string TableName { get; set; }

    IRequest IWireRequest.Marshall() => Json("Query", json =>
    {
        json.Flag("ConsistentRead", ConsistentRead)
            .Attributes("ExclusiveStartKey", ExclusiveStartKey)
            .Attributes("ExpressionAttributeValues", ExpressionAttributeValues)
            .Text("KeyConditionExpression", KeyConditionExpression)
            .Number("Limit", Limit)
            .Text("TableName", TableName);
        if (ExpressionAttributeNames is null or { Count: 0 }) return;

        json.WriteStartObject(nameof(ExpressionAttributeNames));
        foreach (var (placeholder, name) in ExpressionAttributeNames) json.WriteString(placeholder, name);
        json.WriteEndObject();
    });
}
