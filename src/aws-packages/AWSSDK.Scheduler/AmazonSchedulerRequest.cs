using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.Scheduler;

public partial class AmazonSchedulerRequest : AmazonWebServiceRequest
{
    /// <summary>Creates a request for a schedule, a REST resource that is addressed by name.</summary>
    private protected IRequest Schedule(string method, string name)
    {
        var request = Rest(method, "/schedules/{Name}");
        request.AddPathResource(
            "{Name}", name ?? throw new AmazonSchedulerException("Request object does not have required field Name set"));
        return request;
    }

    private protected IRequest Rest(string method, string path)
    {
        var request = new DefaultRequest(this, "Amazon.Scheduler") { HttpMethod = method, ResourcePath = path };
        request.Headers["x-amz-api-version"] = "2021-06-30";
        return request;
    }

    private protected static string NewToken() => Guid.NewGuid().ToString();
}
