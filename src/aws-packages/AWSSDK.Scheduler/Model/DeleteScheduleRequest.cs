using Amazon.Runtime.Internal;
using AwsPackages;

namespace Amazon.Scheduler.Model;

public partial class DeleteScheduleRequest : AmazonSchedulerRequest, IWireRequest
{
    public string ClientToken { get; set; }

    public string GroupName { get; set; }

    public string Name { get; set; }

    IRequest IWireRequest.Marshall() => Schedule("DELETE", Name)
        .Query("clientToken", ClientToken ?? NewToken())
        .Query("groupName", GroupName);
}
