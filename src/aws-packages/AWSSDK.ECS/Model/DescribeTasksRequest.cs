using Amazon.Runtime.Internal;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class DescribeTasksRequest : AmazonECSRequest, IWireRequest
{
    public string Cluster { get; set; }

    public List<string> Include { get; set; } = Absent.List<string>();

    public List<string> Tasks { get; set; } = Absent.List<string>();

    IRequest IWireRequest.Marshall() => Json("DescribeTasks", json => json
        .Text("cluster", Cluster)
        .Texts("include", Include)
        .Texts("tasks", Tasks));
}
