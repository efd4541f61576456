using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using AwsPackages;

namespace Amazon.ECS;

public partial class AmazonECSRequest : AmazonWebServiceRequest
{
    /// <summary>Creates a request in the JSON 1.1 protocol: a POST to the root, with the operation in a header.</summary>
    private protected IRequest Json(string operation, Action<Utf8JsonWriter> members)
    {
        var request = new DefaultRequest(this, "Amazon.ECS") { HttpMethod = "POST", ResourcePath = "/" };
        request.Headers["X-Amz-Target"] = $"AmazonEC2ContainerServiceV20141113.{operation}";
        request.Headers["x-amz-api-version"] = "2014-11-13";
        request.WriteBody("application/x-amz-json-1.1", members);
        return request;
    }
}
