using System.Text.Json;
using Amazon.Runtime;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class DescribeServiceRevisionsResponse : AmazonWebServiceResponse
{
    public List<Failure> Failures { get; set; } = Absent.List<Failure>();

    public List<ServiceRevision> ServiceRevisions { get; set; } = Absent.List<ServiceRevision>();

    internal static DescribeServiceRevisionsResponse Read(JsonElement json) => new()
    {
        Failures = json.List("failures", Failure.Read),
        ServiceRevisions = json.List("serviceRevisions", ServiceRevision.Read),
    };
}
