using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using AwsPackages;

namespace Amazon.SimpleSystemsManagement;

public partial class AmazonSimpleSystemsManagementRequest : AmazonWebServiceRequest
{
    /// <summary>The JSON 1.1 protocol: every operation is a POST to the root, named in a header.</summary>
    private protected IRequest Json(string operation, Action<Utf8JsonWriter> members)
    {
        var request = new DefaultRequest(this, "Amazon.SimpleSystemsManagement") { HttpMethod = "POST", ResourcePath = "/" };
        request.Headers["X-Amz-Target"] = $"AmazonSSM.{operation}";
        request.Headers["x-amz-api-version"] = "2014-11-06";
        request.WriteBody("application/x-amz-json-1.1", members);
        return request;
    }
}
