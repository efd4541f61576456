using Amazon.Runtime.Internal;
using AwsPackages;

namespace Amazon.Scheduler.Model;

/// <summary>Replaces the whole schedule. Members that are not set return to their defaults.</summary>
public partial class UpdateScheduleRequest : AmazonSchedulerRequest, IWireRequest
{
    public ActionAfterCompletion ActionAfterCompletion { get; set; }

    public string ClientToken { get; set; }

    public string Description { get; set; }

    public DateTime? EndDate { get; set; }

    public FlexibleTimeWindow FlexibleTimeWindow { get; set; }

    public string GroupName { get; set; }

    public string KmsKeyArn { get; set; }

    public string Name { get; set; }

    public string ScheduleExpression { get; set; }

    public string ScheduleExpressionTimezone { get; set; }

    public DateTime? StartDate { get; set; }

    public ScheduleState State { get; set; }

    public Target Target { get; set; }

    IRequest IWireRequest.Marshall()
    {
        var request = Schedule("PUT", Name);
        request.WriteBody("application/json", json => json
            .Text("ActionAfterCompletion", ActionAfterCompletion)
            .Text("ClientToken", ClientToken ?? NewToken())
            .Text("Description", Description)
            .Time("EndDate", EndDate)
            .Object("FlexibleTimeWindow", FlexibleTimeWindow, FlexibleTimeWindow.Write)
            .Text("GroupName", GroupName)
            .Text("KmsKeyArn", KmsKeyArn)
            .Text("ScheduleExpression", ScheduleExpression)
            .Text("ScheduleExpressionTimezone", ScheduleExpressionTimezone)
            .Time("StartDate", StartDate)
            .Text("State", State)
            .Object("Target", Target, Target.Write));
        return request;
    }
}
