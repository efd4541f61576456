using Amazon.Runtime.Internal;
using AwsPackages;

namespace Amazon.DynamoDBv2.Model;

public partial class DeleteItemRequest : AmazonDynamoDBRequest, IWireRequest
{
    public DeleteItemRequest() { }

    public DeleteItemRequest(string tableName, Dictionary<string, AttributeValue> key)
    {
        TableName = tableName;
        Key = key;
    }

    public Dictionary<string, AttributeValue> Key { get; set; } = AttributeMap.Absent();

    public string TableName { get; set; }

    IRequest IWireRequest.Marshall() => Json("DeleteItem", json => json.Attributes("Key", Key).Text("TableName", TableName));
}
