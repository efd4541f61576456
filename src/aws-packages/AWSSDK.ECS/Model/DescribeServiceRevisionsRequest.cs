using Amazon.Runtime.Internal;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class DescribeServiceRevisionsRequest : AmazonECSRequest, IWireRequest
{
    public List<string> ServiceRevisionArns { get; set; } = Absent.List<string>();

    IRequest IWireRequest.Marshall() => Json("DescribeServiceRevisions", json => json
        .Texts("serviceRevisionArns", ServiceRevisionArns));
}
