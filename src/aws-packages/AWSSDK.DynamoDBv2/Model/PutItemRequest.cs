using Amazon.Runtime.Internal;
using AwsPackages;

namespace Amazon.DynamoDBv2.Model;

public partial class PutItemRequest : AmazonDynamoDBRequest, IWireRequest
{
    public PutItemRequest() { }

    public PutItemRequest(string tableName, Dictionary<string, AttributeValue> item)
    {
        TableName = tableName;
        Item = item;
    }

    public Dictionary<string, AttributeValue> Item { get; set; } = AttributeMap.Absent();

    public string TableName { get; set; }

    IRequest IWireRequest.Marshall() => Json("PutItem", json => json.Attributes("Item", Item).Text("TableName", TableName));
}
