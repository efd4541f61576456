using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using AwsPackages;

namespace Amazon.DynamoDBv2;

public partial class AmazonDynamoDBRequest : AmazonWebServiceRequest
{
    /// <summary>The JSON 1.0 protocol: every operation is a POST to the root, named in a header.</summary>
    private protected IRequest Json(string operation, Action<Utf8JsonWriter> members)
    {
        var request = new DefaultRequest(this, "Amazon.DynamoDBv2") { HttpMethod = "POST", ResourcePath = "/" };
        request.Headers["X-Amz-Target"] = $"DynamoDB_20120810.{operation}";
        request.Headers["x-amz-api-version"] = "2012-08-10";
        request.WriteBody("application/x-amz-json-1.0", members);
        return request;
    }
}
