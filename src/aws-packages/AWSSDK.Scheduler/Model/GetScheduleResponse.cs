using System.Text.Json;
using Amazon.Runtime;
using AwsPackages;

namespace Amazon.Scheduler.Model;

public partial class GetScheduleResponse : AmazonWebServiceResponse
{
    public ActionAfterCompletion ActionAfterCompletion { get; set; }

    public string Arn { get; set; }

    public DateTime? CreationDate { get; set; }

    public string Description { get; set; }

    public DateTime? EndDate { get; set; }

    public FlexibleTimeWindow FlexibleTimeWindow { get; set; }

    public string GroupName { get; set; }

    public string KmsKeyArn { get; set; }

    public DateTime? LastModificationDate { get; set; }

    public string Name { get; set; }

    public string ScheduleExpression { get; set; }

    public string ScheduleExpressionTimezone { get; set; }

    public DateTime? StartDate { get; set; }

    public ScheduleState State { get; set; }

    public Target Target { get; set; }

    internal static GetScheduleResponse Read(JsonElement json) => new()
    {
        ActionAfterCompletion = json.Text("ActionAfterCompletion"),
        Arn = json.Text("Arn"),
        CreationDate = json.Time("CreationDate"),
        Description = json.Text("Description"),
        EndDate = json.Time("EndDate"),
        FlexibleTimeWindow = json.Object("FlexibleTimeWindow", FlexibleTimeWindow.Read),
        GroupName = json.Text("GroupName"),
        KmsKeyArn = json.Text("KmsKeyArn"),
        LastModificationDate = json.Time("LastModificationDate"),
        Name = json.Text("Name"),
        ScheduleExpression = json.Text("ScheduleExpression"),
        ScheduleExpressionTimezone = json.Text("ScheduleExpressionTimezone"),
        StartDate = json.Time("StartDate"),
        State = json.Text("State"),
        Target = json.Object("Target", Target.Read),
    };
}
