using System.Globalization;
using Amazon.Runtime.Internal;
using AwsPackages;

namespace Amazon.Scheduler.Model;

public partial class ListSchedulesRequest : AmazonSchedulerRequest, IWireRequest
{
    public string GroupName { get; set; }

    public int? MaxResults { get; set; }

    public string NamePrefix { get; set; }

    public string NextToken { get; set; }

    public ScheduleState State { get; set; }

    IRequest IWireRequest.Marshall() => Rest("GET", "/schedules")
        .Query("MaxResults", MaxResults?.ToString(CultureInfo.InvariantCulture))
        .Query("NamePrefix", NamePrefix)
        .Query("NextToken", NextToken)
        .Query("ScheduleGroup", GroupName)
        .Query("State", State);
}
