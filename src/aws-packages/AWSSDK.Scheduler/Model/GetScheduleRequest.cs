using Amazon.Runtime.Internal;
using AwsPackages;

namespace Amazon.Scheduler.Model;

public partial class GetScheduleRequest : AmazonSchedulerRequest, IWireRequest
{
    public string GroupName { get; set; }

    public string Name { get; set; }

    IRequest IWireRequest.Marshall() => Schedule("GET", Name).Query("groupName", GroupName);
}
